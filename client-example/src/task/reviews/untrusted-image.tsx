import { useState } from 'react';
import { Icon } from '../../ui/icon.tsx';

interface UntrustedImageProps {
  readonly src: string;
  readonly alt: string;
  /** Load it only once it is about to be seen. Default: false. */
  readonly isLazy?: boolean;
}

/** An image from another site, which does not learn where it is shown. An icon if it cannot be loaded. */
export const UntrustedImage = ({ src, alt, isLazy = false }: UntrustedImageProps) => {
  const [broken, setBroken] = useState<string>();
  if (broken === src) {
    return (
      <>
        <Icon name="image" size={22} />
        {alt !== '' && <span>{alt}: the image cannot be loaded.</span>}
      </>
    );
  }
  return (
    <img
      src={src}
      alt={alt}
      loading={isLazy ? 'lazy' : 'eager'}
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setBroken(src)}
    />
  );
};
