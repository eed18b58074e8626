/** Waits in real time until something has come about; rejects after two seconds. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 400) throw new Error('It did not come about within two seconds.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
