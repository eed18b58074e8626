import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  type AddContactRequest,
  addContactRequest,
  type AddContactsAnswer,
  addContactsAnswer,
  type AddContactsRequest,
  addContactsRequest,
  type ChangedContact,
  changedContact,
  type ContactView,
  contactView,
  type RemoveContactRequest,
  removeContactRequest,
  type RemovedContact,
  removedContact,
  type UpdateContactRequest,
  updateContactRequest,
} from '@callspool/contracts';
import { ApiHeader } from '@nestjs/swagger';
import type { Actor } from '../common/auth/actor.js';
import { CurrentActor } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { Answers } from '../common/http/answers.decorator.js';
import { ExpectedVersion } from '../common/http/expected-version.js';
import { uuidParam } from '../common/http/uuid-param.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { AddContacts } from './add-contacts.js';
import { ChangeContact } from './change-contact.js';
import { RemoveContact } from './remove-contact.js';

@Controller()
export class ContactChangesController {
  constructor(
    private readonly adding: AddContacts,
    private readonly changing: ChangeContact,
    private readonly removing: RemoveContact,
  ) {}

  @Post('contact-lists/:listId/contacts')
  @May('contacts.edit')
  @Answers(201, contactView, 'It enters the spools of the campaigns that work the list at once.')
  add(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @Body({ schema: addContactRequest }) request: AddContactRequest,
  ): Promise<ContactView> {
    return this.adding.one(actor, listId, request);
  }

  @Post('contact-lists/:listId/contacts/bulk')
  @May('contacts.edit')
  @HttpCode(200)
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'Your own name for the request, 8 to 200 visible characters, good for seven days.',
  })
  @Answers(
    200,
    addContactsAnswer,
    'Up to 10,000 contacts; each is accepted, or rejected with its field and reason. The same key and body are answered the same again and add nothing.',
  )
  addMany(
    @CurrentActor() actor: Actor,
    @Param('listId', uuidParam('listId')) listId: string,
    @IdempotencyKey() key: string,
    @Body({ schema: addContactsRequest }) request: AddContactsRequest,
  ): Promise<AddContactsAnswer> {
    return this.adding.many(actor, listId, key, request);
  }

  @Patch('contacts/:contactId')
  @May('contacts.edit')
  @Answers(200, changedContact, 'Only what is named changes; its places in spools are judged anew at once.')
  change(
    @CurrentActor() actor: Actor,
    @Param('contactId', uuidParam('contactId')) contactId: string,
    @Body({ schema: updateContactRequest }) request: UpdateContactRequest,
    @ExpectedVersion() expectedVersion: number | null,
  ): Promise<ChangedContact> {
    return this.changing.change(actor, contactId, request, expectedVersion);
  }

  @Post('contacts/:contactId/removal')
  @May('contacts.edit')
  @HttpCode(200)
  @Answers(
    200,
    removedContact,
    'It leaves its list and every spool. Its attempts and call records stay as they were.',
  )
  remove(
    @CurrentActor() actor: Actor,
    @Param('contactId', uuidParam('contactId')) contactId: string,
    @Body({ schema: removeContactRequest }) request: RemoveContactRequest,
  ): Promise<RemovedContact> {
    return this.removing.remove(actor, contactId, request.reason);
  }
}
