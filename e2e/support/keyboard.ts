import { expect, type Locator, type Page } from '@playwright/test';

/** More places than any page has between two that belong together. */
const MOST_TABS = 120;

/** What a person without a mouse does. Nothing is clicked, and no focus is set: every place must be reached by Tab. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses Tab until that place has the focus; it must come within one turn round the page. */
  async reach(place: Locator): Promise<void> {
    // A segmented choice hides its radio buttons behind their words; the focus is theirs all the same.
    await expect(place).toBeAttached();
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await place.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${place.toString()}.`);
  }

  async press(place: Locator, key = 'Enter'): Promise<void> {
    await expect(place).toBeEnabled();
    await this.reach(place);
    await this.page.keyboard.press(key);
  }

  /** Types into a field in the place of what it held. */
  async write(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
    await expect(field).toHaveValue(text);
  }

  /** Opens a choice and takes one of its options by the arrows. */
  async choose(field: Locator, option: string | RegExp): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press('ArrowDown');
    const wanted = this.page.getByRole('option', { name: option }).first();
    await expect(wanted).toBeVisible();
    for (let steps = 0; steps < MOST_TABS; steps++) {
      if ((await wanted.getAttribute('data-combobox-selected')) === 'true') break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await expect(wanted).toBeHidden();
  }

  /** Goes to a page by the palette, as people without a mouse do. */
  async goTo(name: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const find = this.page
      .getByRole('combobox', { name: /find/i })
      .or(this.page.getByRole('combobox'))
      .first();
    await expect(find).toBeFocused();
    await this.page.keyboard.type(name);
    await expect(this.page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible();
    await this.page.keyboard.press('Enter');
  }
}
