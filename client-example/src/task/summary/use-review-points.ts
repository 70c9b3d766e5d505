import type { TaskView } from '@reviewcast/client';
import { isFinalStatus } from '@reviewcast/client';
import { useEffect, useMemo, useRef } from 'react';
import { ReviewPointsDocument, type ReviewPointsQuery } from '../../../generated/graphql.ts';
import { useQuery } from '../../api/hooks.ts';
import { useLastDefined } from '../../ui/use-last-defined.ts';

/** The fields of a review that the charts and the filters use. */
export type ReviewPoint = NonNullable<
  ReviewPointsQuery['taskStatus']
>['reviews']['edges'][number]['node'];

/** The points of all reviews of a task: those received live and those found before the page started to follow it. */
export const useReviewPoints = (id: string, view: TaskView): readonly ReviewPoint[] => {
  const { data, reload } = useQuery(
    ReviewPointsDocument,
    { id },
    { isEnabled: view.reviewsMissed },
  );
  useReloadWhenFinished(isFinalStatus(view.status), view.reviewsMissed, reload);
  // If the task expires or is deleted, its charts remain.
  const earlier = useLastDefined(data?.taskStatus?.reviews.edges);
  return useMemo(() => {
    const points = new Map<string, ReviewPoint>();
    for (const { node } of earlier ?? []) points.set(node.id, node);
    for (const review of view.reviews) points.set(review.id, review);
    return [...points.values()];
  }, [earlier, view.reviews]);
};

/** Reloads once when the task finishes, since more reviews may have been missed in the meantime. */
const useReloadWhenFinished = (
  isFinished: boolean,
  isNeeded: boolean,
  reload: () => void,
): void => {
  const wasFinished = useRef(isFinished);
  useEffect(() => {
    if (isFinished && !wasFinished.current && isNeeded) reload();
    wasFinished.current = isFinished;
  }, [isFinished, isNeeded, reload]);
};
