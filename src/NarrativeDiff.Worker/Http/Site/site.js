// The live list of stories: new reports as they come. Text is set as textContent or taken over from pages of this server as nodes.
'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = id => document.getElementById(id);
  // The list is fetched again when a report comes, at most every two seconds.
  const followList = () => {
    const live = byId('live');
    let due = null;
    const fetchList = async () => {
      due = null;
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const list = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('stories');
      const focused = document.activeElement?.closest?.('.story a')?.getAttribute('href');
      if (list) byId('stories').replaceWith(document.adoptNode(list));
      if (focused) all('.story a').find(link => link.getAttribute('href') === focused)?.focus();
    };
    const events = new EventSource('/api/events');
    events.addEventListener('ping', () => { live.textContent = 'live'; });
    events.addEventListener('report', () => { due ??= setTimeout(fetchList, 600); });
    events.onerror = () => { live.textContent = ''; };
  };

  if (document.body.dataset.live === 'stories') followList();
})();
