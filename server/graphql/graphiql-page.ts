import { randomBytes } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { idempotentTaskId } from '../../tasks/task-id.ts';
import type { AccessOptions } from '../access/viewer.ts';

/**
 * GraphiQL, served without external assets. Its tabs run unmodified, one after the other: each page load generates an idempotency
 * key, and the task ID derived from it appears in the other tabs.
 */
export const graphiqlPage = ({ tokenSecret }: Pick<AccessOptions, 'tokenSecret'>) => ({
  renderGraphiQL,
  graphiql: () => {
    const key = `graphiql-${randomBytes(9).toString('base64url')}`;
    const owner = '';
    const taskId = idempotentTaskId(tokenSecret, { owner, kind: 'COMMUNITY', key });
    return {
      title: 'Reviewcast GraphiQL',
      subscriptionsProtocol: 'WS' as const,
      defaultTabs: [mutation(key), subscription(taskId), polling(taskId)].map((query) => ({
        query,
      })),
    };
  },
});

const mutation = (key: string): string => `# 1. Start a task. The mutation returns immediately.
mutation Start {
  fetchCommunityReviews(
    input: {
      productName: "Halden Arc 2 Headphones"
      idempotencyKey: "${key}"
    }
  ) {
    taskId
    joined
    task { status sources }
  }
}
`;

const subscription = (
  taskId: string,
): string => `# 2. Watch it: every event, exactly once, in order.
subscription Watch {
  taskEvents(id: "${taskId}") {
    __typename
    cursor
    at
    ... on TaskProgressed {
      progress { fraction found message }
    }
    ... on ReviewsFound {
      source
      reviews { author title body rating }
    }
    ... on TaskSucceeded {
      result { complete summary { count averageRating } }
    }
    ... on TaskFailed {
      error { code message }
    }
  }
}
`;

const polling = (taskId: string): string => `# 3. Or poll the same task.
query Poll {
  taskStatus(id: "${taskId}") {
    status
    progress {
      fraction
      message
      sources { source status found error { message } }
    }
    result { complete summary { count averageRating } }
    reviews(first: 5) {
      totalCount
      edges { node { author title body publishedAt } }
    }
  }
}
`;
