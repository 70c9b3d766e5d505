import { useEffect, useMemo, useRef } from 'react';
import { isFinalStatus } from '../../../../client/src/follow-task/final-event.ts';
import type { TaskView } from '../../../../client/src/follow-task/task-view.ts';
import { ReviewPointsDocument, type ReviewPointsQuery } from '../../../generated/graphql.ts';
import { useApi } from '../../api/api-context.ts';

/** A review without its words. */
export type ReviewPoint = NonNullable<
  ReviewPointsQuery['taskStatus']
>['reviews']['edges'][number]['node'];

/** All reviews of a task as points: those that came while the page watched, and those from before. */
export const useReviewPoints = (id: string, view: TaskView): readonly ReviewPoint[] => {
  const { data, reload } = useApi().useAnswer(
    ReviewPointsDocument,
    { id },
    { isWanted: view.reviewsMissed },
  );
  useReadAtTheEnd(isFinalStatus(view.status), view.reviewsMissed, reload);
  const earlier = data?.taskStatus?.reviews.edges;
  return useMemo(() => {
    const points = new Map<string, ReviewPoint>();
    for (const { node } of earlier ?? []) points.set(node.id, node);
    for (const review of view.reviews) points.set(review.id, review);
    return [...points.values()];
  }, [earlier, view.reviews]);
};

/** Reviews may have been missed again since: what is shown of a finished task is read once it is finished. */
const useReadAtTheEnd = (isOver: boolean, isNeeded: boolean, reload: () => void): void => {
  const wasOver = useRef(isOver);
  useEffect(() => {
    if (isOver && !wasOver.current && isNeeded) reload();
    wasOver.current = isOver;
  }, [isOver, isNeeded, reload]);
};
