import type { Page } from 'playwright-core';

/** How a view moved while it was scrolled from its top for some seconds. */
export interface Scrolled {
  /** Pixels that it moved, and frames that were drawn. */
  readonly pixels: number;
  readonly frames: number;
  /** Share of the frames of 60 a second that were not drawn. */
  readonly dropped: number;
  /** Milliseconds of processor time that the page's thread spent on a frame; 16.7 are there for it. */
  readonly work: number;
  /** Milliseconds of the longest task, and how many took longer than 50 (Long Tasks, W3C). */
  readonly longest: number;
  readonly long: number;
}

/** Scrolls what `scroller` selects by 60 pixels a frame, as a wheel turned without rest does. */
export async function measureScroll(page: Page, scroller: string, milliseconds = 4000): Promise<Scrolled> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => (await session.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration')?.value ?? 0;
  const before = await busy();
  const moved = await page.evaluate<Omit<Scrolled, 'work'>>(`(${SCROLL})(${JSON.stringify(scroller)}, ${milliseconds})`);
  const work = ((await busy()) - before) * 1000;
  await session.detach();
  return { ...moved, work: work / Math.max(1, moved.frames) };
}

/** Runs in the page. */
const SCROLL = `async (scroller, milliseconds) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const box = document.querySelector(scroller);
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration)));
  observer.observe({ entryTypes: ['longtask'] });
  await frame();
  const [start, top] = [await frame(), box.scrollTop];
  let [frames, now, pixels] = [0, start, 0];
  while (now - start < milliseconds) {
    const before = box.scrollTop;
    box.scrollTop += 60;
    now = await frame();
    frames++;
    pixels += box.scrollTop - before;
    if (box.scrollTop === before && frames > 5) break;
  }
  await new Promise((done) => setTimeout(done, 200));
  observer.disconnect();
  const expected = Math.max(frames, (now - start) / (1000 / 60));
  return { pixels, frames, dropped: 1 - frames / expected, longest: Math.max(0, ...tasks), long: tasks.length };
}`;
