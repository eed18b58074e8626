// A page in the background gets its timers once a minute; those of a worker go on.
addEventListener('message', ({ data }) => setTimeout(() => postMessage(data.id), data.ms));
