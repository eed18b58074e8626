'use client';

import { Button, type ButtonProps } from '@mantine/core';
import Link from 'next/link';

/** A link that looks like a button; usable from server components too. */
export function LinkButton({ href, ...props }: ButtonProps & { readonly href: string }) {
  return <Button component={Link} href={href} {...props} />;
}
