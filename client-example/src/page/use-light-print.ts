import { useEffect } from 'react';

/** Prints the page with its light colors, whatever the color scheme on the screen. */
export const useLightPrint = (): void => {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let shown: string | undefined;
    const onBeforePrint = () => {
      shown = dataset['mantineColorScheme'];
      dataset['mantineColorScheme'] = 'light';
    };
    const onAfterPrint = () => {
      if (shown !== undefined) dataset['mantineColorScheme'] = shown;
    };
    window.addEventListener('beforeprint', onBeforePrint);
    window.addEventListener('afterprint', onAfterPrint);
    return () => {
      window.removeEventListener('beforeprint', onBeforePrint);
      window.removeEventListener('afterprint', onAfterPrint);
    };
  }, []);
};
