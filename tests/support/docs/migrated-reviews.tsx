import { useTask } from '@reviewcast/react/apollo';

export const Reviews = ({ id, watchToken }: { id: string; watchToken: string }) => {
  const { view, error } = useTask(id, { watchToken });
  if (error) return <p>{error.message}</p>;
  return (
    <p>
      {view?.status ?? 'Loading'}: {view?.progress?.found ?? 0} reviews
    </p>
  );
};
