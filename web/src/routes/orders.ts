import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { OrderBox, OrderLight, OrderSituation } from '../api/types.ts';
import { oneOf, search, text } from '../search.ts';
import { face } from './face.ts';

const boxes: readonly OrderBox[] = ['to-answer', 'to-review', 'escalated', 'issued', 'open', 'all'];
const lights: readonly OrderLight[] = ['overdue', 'warning', 'normal', 'done'];
const situations: readonly OrderSituation[] = [
  'lateness',
  'not-accepted',
  'refused-without-reasons',
  'outside-platform',
  'unlawful-fees',
  'complaint-upheld',
  'flag',
  'record',
];

const orders = createRoute({
  getParentRoute: () => face,
  path: 'orders',
  validateSearch: search((raw) => ({
    view: oneOf(raw, 'view', ['city', 'body'] as const),
    box: oneOf(raw, 'box', boxes),
    light: oneOf(raw, 'light', lights),
    situation: oneOf(raw, 'situation', situations),
    city: text(raw, 'city'),
    body: text(raw, 'body'),
    q: text(raw, 'q'),
  })),
  component: lazyRouteComponent(() => import('../oversight/orders/orders-page.tsx'), 'OrdersPage'),
});

const order = createRoute({
  getParentRoute: () => face,
  path: 'orders/$orderId',
  component: lazyRouteComponent(() => import('../oversight/orders/order-page.tsx'), 'OrderPage'),
});

export const orderRoutes = [orders, order] as const;
