import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { bridge, client } from '#renderer/app/client.ts';
import { useText } from '#renderer/app/text.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { ProductPhoto, ProductView } from '#shared/api/products.ts';

const FILES = ['.png', '.jpg', '.jpeg', '.webp'];
const MOST = 12;

/** The photos of a product: small, one of them large on request; added from files, taken away with a way back. */
export function ProductPhotos({ view, name }: { readonly view: ProductView; readonly name: string }) {
  const t = useText();
  const act = useAct();
  const [large, setLarge] = useState<string | null>(null);
  const { id, photos } = view;
  const add = async () => {
    const file = await bridge.chooseFile(FILES);
    if (file !== null) await act('products.addPhoto', { id, file: file.ticket });
  };
  const remove = async (photo: ProductPhoto) => {
    if ((await act('products.removePhoto', { id, sha256: photo.sha256 })) === null) return;
    showToast({
      tone: 'done',
      text: t('product.photos.removed', { name: photo.name }),
      action: {
        label: t('common.undo'),
        run: () => void act('products.putBackPhoto', { id, sha256: photo.sha256, name: photo.name }),
      },
    });
  };
  return (
    <section className="product-part" aria-label={t('product.photos')}>
      <div className="bar">
        <h3>{t('product.photos')}</h3>
        {photos.length > 0 && (
          <span className="dim">{t('product.photos.count', { count: photos.length, max: MOST })}</span>
        )}
        {!view.removed && photos.length < MOST && (
          <Button size="small" onClick={() => void add()}>
            {t('product.photos.add')}
          </Button>
        )}
      </div>
      {photos.length === 0 && <p className="dim">{t('product.photos.none', { max: MOST })}</p>}
      <ul className="product-photos">
        {photos.map((photo) => {
          const isLarge = photo.sha256 === large;
          return (
            <li key={photo.sha256} className={isLarge ? 'product-photo-large' : undefined}>
              <button
                type="button"
                aria-pressed={isLarge}
                aria-label={t(isLarge ? 'product.photos.shrink' : 'product.photos.show', {
                  name: photo.name,
                })}
                onClick={() => setLarge(isLarge ? null : photo.sha256)}
              >
                <Photo
                  product={id}
                  photo={photo}
                  alt={t('product.photos.alt', { product: name, name: photo.name })}
                />
              </button>
              {!view.removed && (
                <Button
                  size="small"
                  type="text"
                  aria-label={t('product.photos.remove', { name: photo.name })}
                  title={t('product.photos.remove', { name: photo.name })}
                  onClick={() => void remove(photo)}
                >
                  ✕
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** One picture, read when it is shown and let go when it leaves. */
function Photo(props: { readonly product: string; readonly photo: ProductPhoto; readonly alt: string }) {
  const t = useText();
  const { product, photo, alt } = props;
  const [source, setSource] = useState<string | null | 'failed'>(null);
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    void client('products.photo', { id: product, sha256: photo.sha256 }).then((answer) => {
      if (gone) return;
      if (!answer.ok) return setSource('failed');
      const bytes = Uint8Array.from(atob(answer.value.base64), (char) => char.charCodeAt(0));
      url = URL.createObjectURL(new Blob([bytes], { type: `image/${answer.value.kind}` }));
      setSource(url);
    });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [product, photo.sha256]);
  if (source === 'failed') return <span className="dim">{t('product.photos.failed')}</span>;
  return source === null ? <span className="product-photo-waiting" /> : <img src={source} alt={alt} />;
}
