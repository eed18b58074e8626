import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** Says in the OpenAPI document what a route answers when all is well. Refusals are described once for all routes. */
export const Answers = (status: number, schema: z.ZodType, description = ''): MethodDecorator =>
  applyDecorators(ApiResponse({ status, standardSchema: schema, description }));
