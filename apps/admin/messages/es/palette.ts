import type { palette as english } from '../en/palette';
import type { Texts } from '../texts';

export const palette: Texts<typeof english> = {
  open: 'Campaña, lista, número …',
  title: 'Buscar o hacer',
  placeholder: 'Campaña, lista, teléfono, página o acción',
  groups: { campaigns: 'Campañas', lists: 'Listas', contacts: 'Contactos', acts: 'Hacer', places: 'Páginas' },
  acts: {
    newCampaign: 'Nueva campaña',
    stop: 'Parar todo …',
    lift: 'Levantar la parada …',
    keys: 'Mostrar todas las teclas',
  },
  pause: 'Pausar {name}',
  resume: 'Reanudar {name}',
  why: '¿Por qué no marca {name}?',
  archived: 'archivada',
  contactOf: '{number}, {list}',
  none: 'Nada coincide con «{text}».',
  hints: {
    move: 'mover',
    open: 'abrir',
    tab: 'otra pestaña',
    number: 'Un número encuentra su contacto: +34 612 …',
  },
  failed: 'La búsqueda no responde: {why}',
};
