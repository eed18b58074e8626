import { Param, type PipeTransform } from '@nestjs/common';
import { id } from '@callspool/contracts';
import { AppError } from '../errors/app-error.js';

class UuidPipe implements PipeTransform<string, string> {
  constructor(private readonly name: string) {}

  transform(value: string): string {
    if (id.safeParse(value).success) return value.toLowerCase();
    throw new AppError('request.malformed_id', `${this.name} is not a UUID.`, {
      issues: [{ path: this.name, message: 'Expected a UUID such as 0190b7f2-6a4e-7c1d-9b1a-0123456789ab.' }],
    });
  }
}

/** `@UuidParam('campaignId') campaignId: string`; a malformed id answers 400 `request.malformed_id`. */
export const UuidParam = (name: string): ParameterDecorator => Param(name, new UuidPipe(name));

/** The pipe alone, for `@Param('campaignId', uuidParam('campaignId'))`. */
export const uuidParam = (name: string): PipeTransform<string, string> => new UuidPipe(name);
