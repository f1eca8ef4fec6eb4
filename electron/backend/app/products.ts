import type { Handlers } from '#backend/app/dispatcher.ts';
import { writeOffer } from '#backend/app/fileOffers.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { allConflicts, conflictsOf, usesOf } from '#backend/app/productFinding.ts';
import { keepPhoto, photoOf } from '#backend/app/productPhotos.ts';
import { productTable } from '#backend/app/productTable.ts';
import { productView } from '#backend/app/productViews.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import type { ProductSaveProblem, StoredProduct } from '#backend/store/contract/products.ts';
import { MAX_PHOTOS } from '#backend/store/contract/products.ts';
import type { ProductView } from '#shared/api/products.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { searchText, tidyText } from '#shared/base/normalize.ts';
import { ok } from '#shared/base/result.ts';
import type { ProductTexts } from '#shared/catalog/products/fields.ts';
import { CLASSIFYING, productChanges, productName, productOf } from '#shared/catalog/products/fields.ts';
import type { ProductStanding } from '#shared/catalog/products/standing.ts';
import { newStanding } from '#shared/catalog/products/standing.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';

type ProductMethod = Exclude<
  Extract<keyof Handlers, `products.${string}`>,
  'products.inspectFile' | 'products.previewImport' | 'products.startImport' | 'products.importResult'
>;

/** Products in one exported file. */
const MOST_EXPORTED = 100_000;
const RELEASED: ReadonlySet<ConsignmentState> = new Set(['released', 'closed']);

/** Handlers of products.* but for the import. */
export function productHandlers(workstation: Workstation): Pick<Handlers, ProductMethod> {
  const { events, ports } = workstation;
  const entry = (action: string, subject: string, detail: unknown = {}) => ({
    ...{ at: ports.now(), actor: 'user', action, subject, detail },
  });

  const onStored = <T>(id: string, work: (session: Session, stored: StoredProduct) => Outcome<T>) =>
    onSession(workstation, (session) => {
      const stored = session.store.products.get(id);
      return stored === null ? fail('product.missing') : work(session, stored);
    });

  const viewAfter = (session: Session, id: string): Outcome<ProductView> => {
    const stored = session.store.products.get(id);
    if (stored === null) return fail('product.missing');
    events.emit('products.changed', {});
    return ok(productView(stored));
  };

  const save = (
    session: Session,
    stored: StoredProduct,
    revision: number,
    next: { readonly texts?: ProductTexts; readonly standing: ProductStanding },
    action: string,
  ): Outcome<ProductView> => {
    const texts = next.texts ?? stored.texts;
    const at = ports.now();
    const saved = session.store.products.save(
      { id: stored.id, expectedRevision: revision, texts, standing: next.standing, at },
      entry(action, stored.id, { changes: productChanges(stored.texts, texts), standing: next.standing }),
    );
    return saved.ok ? viewAfter(session, stored.id) : refusal(saved.error);
  };

  const many = (way: 'remove' | 'restore', ids: readonly string[]) =>
    onSession(workstation, ({ store }) => {
      const action = way === 'remove' ? 'product.removed' : 'product.restored';
      const { subject: _, ...audit } = entry(action, '');
      const changed = store.products[way](ids, audit);
      if (way === 'restore' && changed.length === 0 && ids.length > 0) return fail('product.notRestored');
      events.emit('products.changed', {});
      return ok({ changed: changed.length });
    });

  return {
    'products.list': (query) =>
      onSession(workstation, ({ store }) => {
        const { total, rows } = store.products.list(query);
        return ok({ total, rows: rows.map(productView) });
      }),
    'products.ids': (filter) =>
      onSession(workstation, ({ store }) => ok({ ids: store.products.ids(filter) })),
    'products.get': ({ id }) => onStored(id, (_session, stored) => ok(productView(stored))),
    'products.byItemNo': ({ itemNo }) =>
      onSession(workstation, ({ store }) => {
        const found = store.products.byItemNo(itemNo);
        return ok(found === null ? null : productView(found));
      }),
    'products.create': ({ texts: given }) =>
      onSession(workstation, (session) => {
        const texts = productOf(given);
        if (isNameless(texts)) return fail('product.nameless');
        const createdAt = ports.now();
        const id = recordId(createdAt, ports.guid());
        const inserted = session.store.products.insert(
          { id, texts, standing: newStanding(createdAt), sample: false, createdAt },
          entry('product.created', id, { texts: given }),
        );
        return inserted.ok ? viewAfter(session, id) : refusal(inserted.error);
      }),
    'products.save': ({ id, revision, texts: given }) =>
      onStored(id, (session, stored) => {
        if (stored.removedAt !== null) return fail('product.inBin');
        const texts = productOf({ ...stored.texts, ...given });
        if (isNameless(texts)) return fail('product.nameless');
        const standing = standingAfter(stored, texts, ports.now());
        return save(session, stored, revision, { texts, standing }, 'product.edited');
      }),
    'products.confirm': ({ id, revision, confirmed, by, note, released }) =>
      onStored(id, (session, stored) => {
        if (stored.removedAt !== null) return fail('product.inBin');
        const standing: ProductStanding = {
          confirmed,
          reason: released === null ? 'person' : 'released',
          by: tidyText(by) || session.settings().enterprise.name,
          note: tidyText(note),
          at: ports.now(),
        };
        if (released === null) return save(session, stored, revision, { standing }, 'product.confirmed');
        const orderNo = releasedWith(session, stored, released);
        if (orderNo === null) return fail('product.notReleased');
        return save(
          session,
          stored,
          revision,
          { standing: { ...standing, note: orderNo } },
          'product.confirmed',
        );
      }),
    'products.remove': ({ ids }) => many('remove', ids),
    'products.restore': ({ ids }) => many('restore', ids),

    'products.addPhoto': ({ id, file: ticket }) =>
      onStored(id, (session, stored) => {
        const file = workstation.tickets.get(ticket);
        if (file === null) return fail('file.ticket');
        if (stored.photos.length >= MAX_PHOTOS) return fail('product.photo.many', { max: MAX_PHOTOS });
        const kept = keepPhoto(session, file, ports.now());
        if (!kept.ok) return kept;
        session.store.products.addPhoto(id, kept.value, entry('product.photoAdded', id, kept.value));
        return viewAfter(session, id);
      }),
    'products.removePhoto': ({ id, sha256 }) =>
      onStored(id, (session) => {
        session.store.products.removePhoto(id, sha256, entry('product.photoRemoved', id, { sha256 }));
        return viewAfter(session, id);
      }),
    'products.putBackPhoto': ({ id, sha256, name }) =>
      onStored(id, (session, stored) => {
        if (stored.photos.length >= MAX_PHOTOS) return fail('product.photo.many', { max: MAX_PHOTOS });
        const found = photoOf(session, sha256);
        if (!found.ok) return found;
        const { kind, bytes } = found.value;
        const photo = { sha256, kind, bytes, name, addedAt: ports.now() };
        session.store.products.addPhoto(id, photo, entry('product.photoAdded', id, photo));
        return viewAfter(session, id);
      }),
    'products.photo': ({ id, sha256 }) =>
      onStored(id, (session, stored) => {
        if (!stored.photos.some((photo) => photo.sha256 === sha256)) return fail('product.photo.gone');
        const found = photoOf(session, sha256);
        return found.ok ? ok({ kind: found.value.kind, base64: found.value.base64 }) : found;
      }),

    'products.noteUse': ({ id, consignment }) =>
      onStored(id, (session) => {
        session.store.products.noteUse(id, consignment, entry('product.used', id, { consignment }));
        events.emit('products.changed', {});
        return ok({ noted: true });
      }),
    'products.usedIn': ({ id }) => onStored(id, (session, stored) => ok(usesOf(session, stored))),
    'products.conflicts': () => onSession(workstation, (session) => ok(allConflicts(session))),
    'products.conflictsOf': ({ self, ...goods }) =>
      onSession(workstation, (session) =>
        ok(conflictsOf(session, { ...goods, id: self, title: goods.name })),
      ),

    'products.export': ({ ids, format, columns }) =>
      onSession(workstation, async (session) => {
        if (ids.length > MOST_EXPORTED) {
          return fail('product.tooMany', { max: MOST_EXPORTED, count: ids.length });
        }
        const stored = ids.flatMap((id) => session.store.products.get(id) ?? []);
        if (stored.length === 0) return fail('product.missing');
        const bytes = await productTable(stored, columns, format, session.settings().language);
        const mark = session.kind === 'training' ? '-TRAINING' : '';
        const name = `highland-products-${dateInChina(ports.now())}-${stored.length}${mark}.${format}`;
        return writeOffer(workstation, session, name, bytes);
      }),
  };
}

/** What a store's refusal is to the window. */
export function refusal(problem: ProductSaveProblem): Outcome<never> {
  return problem.code === 'product.itemNoTaken'
    ? fail(problem.code, { itemNo: problem.itemNo }, 'itemNo')
    : fail(problem.code);
}

/** A confirmed product whose code, elements or units change is to be confirmed again. */
export function standingAfter(stored: StoredProduct, texts: ProductTexts, at: number): ProductStanding {
  const changed = productChanges(stored.texts, texts).some(({ field }) => CLASSIFYING.has(field));
  return stored.standing.confirmed && changed ? newStanding(at, 'changed') : stored.standing;
}

function isNameless(texts: ProductTexts): boolean {
  return productName(texts) === '' && tidyText(texts.itemNo) === '';
}

/** The order number of a released consignment that holds the product under its code; null when it is none. */
function releasedWith(session: Session, product: StoredProduct, consignment: string): string | null {
  const use = usesOf(session, product).find(({ consignmentId }) => consignmentId === consignment);
  if (use === undefined || !RELEASED.has(use.state)) return null;
  const lines = session.store.products
    .linesOf([consignment])
    .filter(({ index }) => use.lines.includes(index));
  const code = searchText(product.texts.gcode);
  return code !== '' && lines.some(({ item }) => searchText(item.gcode) === code) ? use.orderNo : null;
}
