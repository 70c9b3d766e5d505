/** On which the events of a task are published. */
export const channelOf = (taskId) => `events:${taskId}`;

/** All of them. */
export const channels = 'events:*';
