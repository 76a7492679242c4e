import { render } from 'preact';
import { embeddedSource, readEmbedded } from './content.ts';
import { Page } from './page.tsx';
import { listenForKeys } from './state/keys.ts';
import { restoreTheme, startSession } from './state/session.ts';

restoreTheme();
listenForKeys();
await startSession(embeddedSource(await readEmbedded(document)));
render(<Page />, document.getElementById('page') as HTMLElement);
