import { Controller, Get, Query } from '@nestjs/common';
import { type SearchAnswer, searchAnswer, type SearchQuery, searchQuery } from '@callspool/contracts';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { SearchService } from './search.service.js';

@Controller('search')
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  @Get()
  @May('search.read')
  @Answers(200, searchAnswer, 'A few campaigns, lists and contacts, of those that the caller may see.')
  search(
    @CurrentActor() actor: Actor,
    @Query({ schema: searchQuery }) { q }: SearchQuery,
  ): Promise<SearchAnswer> {
    return this.searches.search(actor, q);
  }
}
