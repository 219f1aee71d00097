/* What the page can do besides being read: filter findings, search and sort methods, step along a path, copy. Plain ES2017; all
   data goes into the page as text. */
(function () {
  'use strict';

  function make(tag, text, attributes) {
    const element = document.createElement(tag);
    if (text) {
      element.textContent = text;
    }
    Object.keys(attributes || {}).forEach(name => element.setAttribute(name, attributes[name]));
    return element;
  }

  function button(text, attributes, onClick) {
    const made = make('button', text, Object.assign({ type: 'button' }, attributes));
    made.addEventListener('click', onClick);
    return made;
  }

  function later(run) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(run, 120);
    };
  }

  const number = new Intl.NumberFormat('en');

  /* ---- findings ---- */

  function filterFindings() {
    const form = document.getElementById('filter');
    if (!form) {
      return;
    }
    const count = document.getElementById('filter-count');
    const none = document.getElementById('filter-none');
    const findings = Array.from(document.querySelectorAll('.finding'));
    const texts = new Map();
    const selects = Array.from(form.querySelectorAll('select'));

    function textOf(finding) {
      if (!texts.has(finding)) {
        texts.set(finding, finding.textContent.toLowerCase() + ' ' + finding.dataset.rule.toLowerCase());
      }
      return texts.get(finding);
    }

    function isLike(finding, select) {
      const wanted = select.value.slice(1);
      const has = finding.dataset[select.name];
      return select.value === '' || has === wanted || (wanted !== '' && has.split(' ').includes(wanted));
    }

    function apply() {
      const words = form.elements.namedItem('text').value.toLowerCase().split(/\s+/).filter(word => word);
      const filtered = words.length > 0 || selects.some(select => select.value !== '');
      let shown = 0;
      findings.forEach(finding => {
        const like = selects.every(select => isLike(finding, select)) &&
          words.every(word => textOf(finding).includes(word));
        finding.hidden = !like;
        shown += like ? 1 : 0;
      });
      document.querySelectorAll('details.accepted').forEach(list => {
        const some = list.querySelector('.finding:not([hidden])') !== null;
        list.hidden = !some;
        list.open = filtered && some;
      });
      document.querySelectorAll('ol.findings').forEach(list => {
        list.hidden = list.querySelector('.finding:not([hidden])') === null;
      });
      document.querySelectorAll('section.rule').forEach(rule => {
        rule.hidden = rule.querySelector('.finding:not([hidden])') === null;
      });
      none.hidden = shown > 0;
      count.textContent = number.format(shown) + ' of ' + number.format(findings.length);
    }

    form.hidden = findings.length < 2;
    form.addEventListener('change', apply);
    form.addEventListener('input', later(apply));
    form.addEventListener('reset', () => setTimeout(apply, 0));
    form.addEventListener('submit', event => event.preventDefault());
    apply();
    return form;
  }

  /* ---- the path of a finding ---- */

  function stepAlong(path) {
    const hops = Array.from(path.querySelectorAll(':scope > .hop > details'));
    const title = path.parentElement.querySelector('h4');
    if (hops.length < 2 || !title) {
      return;
    }
    const at = () => hops.findIndex(hop => hop.open);
    const where = make('span', '', { 'aria-live': 'polite' });
    const go = step => {
      const next = Math.min(hops.length - 1, Math.max(0, at() + step));
      hops.forEach((hop, index) => {
        hop.open = index === next;
      });
    };
    const back = button('←', { 'aria-label': 'Previous step', title: 'Previous step' }, () => go(-1));
    const on = button('→', { 'aria-label': 'Next step', title: 'Next step' }, () => go(1));
    const show = () => {
      const index = at();
      where.textContent = index < 0 ? hops.length + ' steps' : 'step ' + (index + 1) + ' of ' + hops.length;
      back.disabled = index <= 0;
      on.disabled = index === hops.length - 1;
    };
    hops.forEach(hop => hop.addEventListener('toggle', show));
    const head = make('div', '', { class: 'how-head' });
    const nav = make('div', '', { class: 'steps-nav', role: 'group', 'aria-label': 'Steps of the path' });
    title.replaceWith(head);
    nav.append(where, back, on);
    head.append(title, nav);
    show();
  }

  /* Only what is looked at gets its controls: a thousand findings have many. */
  function enliven(details) {
    if (details.dataset.live) {
      return;
    }
    details.dataset.live = 'yes';
    details.querySelectorAll('ol.path').forEach(stepAlong);
    details.querySelectorAll('pre.copy').forEach(offerCopy);
  }

  function offerCopy(pre) {
    const code = pre.querySelector('code');
    const copy = button('Copy', {}, () => {
      const done = () => {
        copy.textContent = 'Copied';
        setTimeout(() => {
          copy.textContent = 'Copy';
        }, 1500);
      };
      const select = () => {
        const range = document.createRange();
        range.selectNodeContents(code);
        const selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        if (document.execCommand('copy')) {
          done();
        }
      };
      if (navigator.clipboard) {
        navigator.clipboard.writeText(code.textContent).then(done, select);
      } else {
        select();
      }
    });
    pre.insertBefore(copy, code);
  }

  /* ---- methods ---- */

  const PAGE = 100;
  const FIELDS = 7;

  function methodsTable() {
    const source = document.getElementById('methods-data');
    if (!source) {
      return;
    }
    const data = JSON.parse(source.textContent);
    const words = data.words;
    const total = data.rows.length / FIELDS;
    const field = (row, index) => data.rows[row * FIELDS + index];
    const string = (row, index) => data.strings[field(row, index)];
    const ofClass = (row, index) => data.strings[data.classes[field(row, 0) * 3 + index]];
    const models = words.model.length;
    const confidences = words.confidence.length;
    const speeds = words.speed.length;
    const model = row => field(row, 3) % models;
    const confidence = row => Math.floor(field(row, 3) / models) % confidences;
    const speed = row => Math.floor(field(row, 3) / models / confidences) % speeds;
    const kind = row => Math.floor(field(row, 3) / models / confidences / speeds);
    const name = row => {
      const own = string(row, 1);
      return own === '<init>' ? 'new ' + ofClass(row, 1) : ofClass(row, 1) + '.' + own;
    };
    const fileName = row => ofClass(row, 2).slice(ofClass(row, 2).lastIndexOf('/') + 1);
    const place = row => {
      if (!fileName(row) || !field(row, 6)) {
        return fileName(row);
      }
      const own = ofClass(row, 1).split('.')[0] + '.java';
      return (fileName(row) === own ? 'line ' : fileName(row) + ':') + field(row, 6);
    };
    const byText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

    const columns = [
      { title: 'Method', compare: (a, b) => a - b },
      { title: 'Workload', compare: (a, b) => kind(a) - kind(b) || speed(a) - speed(b) },
      { title: 'Model', compare: (a, b) => model(a) - model(b) },
      { title: 'Realisation', compare: (a, b) => byText(string(a, 5), string(b, 5)) },
      { title: 'Confidence', compare: (a, b) => confidence(a) - confidence(b) },
      { title: 'Place', compare: (a, b) => byText(fileName(a), fileName(b)) || field(a, 6) - field(b, 6) }
    ];

    const form = document.getElementById('methods-filter');
    const count = document.getElementById('methods-count');
    const holder = document.getElementById('methods-table');
    const texts = new Array(total);
    let sorted = { column: 0, direction: 1 };
    let rows = [];
    let first = 0;

    const table = make('table', '', { class: 'methods', 'aria-rowcount': total + 1 });
    table.append(make('caption', 'All methods, a page at a time'));
    const head = make('tr');
    columns.forEach((column, index) => {
      const cell = make('th', '', { scope: 'col' });
      cell.append(button(column.title, {}, () => sort(index)));
      head.append(cell);
    });
    const thead = make('thead');
    thead.append(head);
    const body = make('tbody');
    table.append(thead, body);

    const range = make('span', '', { id: 'methods-range' });
    const pages = [
      button('First', { 'data-page': 'first' }, () => turn(0)),
      button('Previous', { 'data-page': 'previous' }, () => turn(first - PAGE)),
      button('Next', { 'data-page': 'next' }, () => turn(first + PAGE)),
      button('Last', { 'data-page': 'last' }, () => turn(Math.floor((rows.length - 1) / PAGE) * PAGE))
    ];
    const pager = make('nav', '', { class: 'pager', 'aria-label': 'Pages of the table' });
    pager.append(range, ...pages);

    function textOf(row) {
      if (texts[row] === undefined) {
        texts[row] = (ofClass(row, 0) + '.' + name(row) + string(row, 2) + ' ' + string(row, 4) + ' ' +
          string(row, 5)).toLowerCase();
      }
      return texts[row];
    }

    function select() {
      const wanted = input => form.elements.namedItem(input).value;
      const searched = wanted('text').toLowerCase().split(/\s+/).filter(word => word);
      const is = (value, input) => wanted(input) === '' || value === Number(wanted(input));
      rows = [];
      for (let row = 0; row < total; row++) {
        if (is(kind(row), 'kind') && is(model(row), 'model') && is(confidence(row), 'confidence') &&
          searched.every(word => textOf(row).includes(word))) {
          rows.push(row);
        }
      }
      arrange();
    }

    function sort(index) {
      sorted = { column: index, direction: sorted.column === index ? -sorted.direction : 1 };
      arrange();
    }

    function arrange() {
      const compare = columns[sorted.column].compare;
      rows.sort((a, b) => sorted.direction * compare(a, b) || a - b);
      Array.from(head.children).forEach((cell, index) => {
        if (index === sorted.column) {
          cell.setAttribute('aria-sort', sorted.direction > 0 ? 'ascending' : 'descending');
        } else {
          cell.removeAttribute('aria-sort');
        }
      });
      count.textContent = number.format(rows.length) + ' of ' + number.format(total);
      turn(0);
    }

    function turn(to) {
      first = Math.max(0, Math.min(to, rows.length - 1));
      const last = Math.min(first + PAGE, rows.length);
      const lines = [];
      rows.slice(first, last).forEach((row, index, page) => {
        if (sorted.column === 0 && (index === 0 || ofClass(row, 0) !== ofClass(page[index - 1], 0))) {
          lines.push(packageOf(row));
        }
        lines.push(rowOf(row, index));
      });
      body.replaceChildren(...lines);
      range.textContent = rows.length === 0 ? 'no method is like that'
        : number.format(first + 1) + '–' + number.format(last) + ' of ' + number.format(rows.length);
      pages[0].disabled = pages[1].disabled = first === 0;
      pages[2].disabled = pages[3].disabled = last === rows.length;
      pager.hidden = total <= PAGE && rows.length > 0;
    }

    function packageOf(row) {
      const line = make('tr', '', { class: 'package' });
      const cell = make('th', '', { scope: 'colgroup', colspan: columns.length });
      cell.append(make('code', ofClass(row, 0) || '(unnamed package)'));
      line.append(cell);
      return line;
    }

    function rowOf(row, index) {
      const line = make('tr', '', { 'aria-rowindex': first + index + 2 });
      const method = make('th', '', { scope: 'row' });
      if (sorted.column !== 0 && ofClass(row, 0)) {
        method.append(make('span', ofClass(row, 0) + ' ', { class: 'quiet package-name' }), make('wbr'));
      }
      const code = make('code');
      const dot = name(row).lastIndexOf('.') + 1;
      code.append(name(row).slice(0, dot), make('wbr'), name(row).slice(dot) + string(row, 2));
      method.append(code);
      method.append(make('span', string(row, 4), { class: 'why' }));
      const slowness = words.speed[speed(row)];
      const workload = make('td', '', { 'data-label': 'Workload' });
      workload.append(make('span', words.kind[kind(row)] + (slowness ? ', ' + slowness : ''),
        { class: 'kind fill-' + words.fill[kind(row)] }));
      line.append(method, workload,
        make('td', words.model[model(row)], { 'data-label': 'Model' }),
        make('td', string(row, 5), { 'data-label': 'Realisation' }),
        make('td', words.confidence[confidence(row)], { 'data-label': 'Confidence' }),
        make('td', place(row), { 'data-label': 'Place', class: 'place', title: ofClass(row, 2) }));
      return line;
    }

    form.hidden = false;
    form.addEventListener('change', select);
    form.addEventListener('input', later(select));
    form.addEventListener('reset', () => setTimeout(select, 0));
    form.addEventListener('submit', event => event.preventDefault());
    holder.append(table, pager);
    document.getElementById('methods-plain').remove();
    select();
  }

  /* ---- links into what is folded ---- */

  function unfold(form) {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) {
      return;
    }
    if (form && target.closest('[hidden]')) {
      form.reset();
    }
    for (let element = target; element; element = element.parentElement) {
      if (element.tagName === 'DETAILS') {
        element.open = true;
      }
    }
    const own = target.classList.contains('finding') && target.querySelector('details');
    if (own) {
      own.open = true;
    }
    setTimeout(() => target.scrollIntoView(), 30);
  }

  document.addEventListener('toggle', event => {
    if (event.target.open && event.target.parentElement.classList.contains('finding')) {
      enliven(event.target);
    }
  }, true);
  document.querySelectorAll('.finding > details[open]').forEach(enliven);
  const form = filterFindings();
  methodsTable();
  addEventListener('hashchange', () => unfold(form));
  document.addEventListener('click', event => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute('href') === location.hash) {
      unfold(form);
    }
  });
  unfold(form);
})();
