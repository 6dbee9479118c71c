// The live site: new reports as they come, and the reviewer's desk. Text is set as textContent or taken over from pages of this server as nodes.
'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = id => document.getElementById(id);
  const kept = (store, name, value) => { try { return value === undefined ? store.getItem(name) : store.setItem(name, value); } catch { return null; } };

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

  const followStory = review => {
    const said = byId('said');
    const { story, revision } = review.dataset;
    const tell = (text, bad = false) => { said.textContent = text; said.classList.toggle('bad', bad); };
    const form = byId('reviewer');
    form.elements.name.value = kept(localStorage, 'reviewer') ?? '';
    form.elements.key.value = kept(sessionStorage, 'key') ?? '';
    form.addEventListener('change', () => { kept(localStorage, 'reviewer', form.elements.name.value.trim()); kept(sessionStorage, 'key', form.elements.key.value); });

    const events = new EventSource('/api/events?story=' + encodeURIComponent(story));
    events.addEventListener('report', event => {
      const report = JSON.parse(event.data);
      if (report.revision <= Number(revision)) return;
      const link = Object.assign(document.createElement('a'), { href: location.pathname + (new URLSearchParams(location.search).get('blind') === '1' ? '?blind=1' : ''), textContent: 'Show it' });
      tell(`Revision ${report.revision} is there. `);
      said.append(link);
    });

    const words = { accept: 'Accept', reject: 'Reject', relabel: 'Call it by another name', withdraw: 'Take back' };
    const dialog = byId('judging');
    const ask = (verdict, about) => new Promise(done => {
      byId('judging-title').textContent = words[verdict];
      byId('judging-about').textContent = about;
      byId('judging-label').hidden = verdict !== 'relabel';
      const fields = dialog.querySelector('form');
      fields.reset();
      fields.elements.label.required = verdict === 'relabel';
      dialog.returnValue = '';
      dialog.showModal();
      // A long text above is a stop of its own for the Tab key; what is to be written comes first.
      (verdict === 'relabel' ? fields.elements.label : fields.elements.note).focus();
      dialog.addEventListener('close', () => done(dialog.returnValue === 'ok' ? { note: fields.elements.note.value || null, label: fields.elements.label.value || null } : null), { once: true });
    });

    const judge = async button => {
      const reviewer = form.elements.name.value.trim();
      if (!reviewer) { tell('Give your name first.', true); form.elements.name.focus(); return; }
      const about = (button.closest('.finding')?.querySelector('.summary') ?? button.closest('tr')?.querySelector('summary, .words') ?? button.closest('.statement')?.querySelector('.label') ?? button.closest('li'))?.textContent.trim().slice(0, 300) ?? '';
      const answer = await ask(button.dataset.verdict, about);
      if (!answer) return;
      const body = { reviewer, verdict: button.dataset.verdict, revision: Number(revision), ...JSON.parse(button.dataset.judge), note: answer.note };
      if (answer.label) body.label = answer.label;
      if (body.join) body.join.with = button.parentElement.querySelector('input').value.trim();
      const headers = { 'content-type': 'application/json' };
      if (form.elements.key.value) headers['x-api-key'] = form.elements.key.value;
      const sent = await fetch(`/api/stories/${encodeURIComponent(story)}/judgements`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (sent.ok) {
        tell('Kept. The story is compared again; a new revision is told of here.');
        button.after(Object.assign(document.createElement('span'), { className: 'said', textContent: 'kept' }));
      } else {
        const problem = await sent.json().catch(() => ({}));
        tell(`Not kept: ${problem.detail ?? sent.status}`, true);
        if (sent.status === 401) form.elements.key.focus();
      }
    };
    addEventListener('click', event => { const button = event.target.closest?.('.judge'); if (button) judge(button); });
  };

  if (document.body.dataset.live === 'stories') followList();
  const review = byId('review');
  if (review) followStory(review);
})();
