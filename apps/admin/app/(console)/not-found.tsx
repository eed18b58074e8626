import { EmptyState } from '../../components/ui/empty-state';
import { LinkButton } from '../../components/ui/link-button';
import { texts } from '../../lib/i18n/server';

/** A page that does not exist, or that the role may not open: both answer alike. */
export default async function NotFound() {
  const t = await texts('frame.notFound');
  return (
    <main>
      <EmptyState title={t('title')} act={<LinkButton href="/">{t('back')}</LinkButton>}>
        {t('text')}
      </EmptyState>
    </main>
  );
}
