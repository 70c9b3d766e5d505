import { randomBytes } from 'node:crypto';
import { idempotentTaskId } from '../../tasks/task-id.ts';

/**
 * Operations that run unmodified, one after the other: start a task, watch it, poll it. Each call generates an idempotency key, so
 * the ID of the task is known before it is started.
 */
export const exampleOperations = (tokenSecret: string): string[] => {
  const key = `graphiql-${randomBytes(9).toString('base64url')}`;
  const owner = '';
  const taskId = idempotentTaskId(tokenSecret, { owner, kind: 'COMMUNITY', key });
  return [mutation(key), subscription(taskId), polling(taskId)];
};

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
