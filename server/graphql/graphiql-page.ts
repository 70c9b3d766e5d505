import { randomBytes } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { idempotentTaskId } from '../../tasks/task-id.ts';
import type { Services } from './operation-context.ts';

/**
 * GraphiQL, served whole by this server. Its tabs run as they stand, one behind the other: they share an idempotency key that
 * is made for the page, and the task's ID that follows from it.
 */
export const graphiqlPage = ({ lifecycle }: Services) => ({
  renderGraphiQL,
  graphiql: () => {
    const key = `graphiql-${randomBytes(9).toString('base64url')}`;
    const owner = '';
    const taskId = idempotentTaskId(lifecycle.tokenSecret, { owner, kind: 'COMMUNITY', key });
    return {
      title: 'Reviewcast GraphiQL',
      subscriptionsProtocol: 'WS' as const,
      defaultTabs: [mutation(key), subscription(taskId), polling(taskId)].map((query) => ({
        query,
      })),
    };
  },
});

const mutation = (key: string): string => `# 1. Start a collection. It answers at once.
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

const subscription = (taskId: string): string => `# 2. Watch it: every step, each exactly once.
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

const polling = (taskId: string): string => `# 3. Or poll: the same task, whenever you ask.
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
