import type { HostilePage } from './HostilePage.js'

/**
 * What old libraries do to the built-ins, written anew from their documentation and the issue threads about them, for
 * versions that cannot be installed any more.
 */
export const ownLibraries: readonly HostilePage[] = [
  {
    name: 'like Prototype 1.6',
    script: `
      var serialize = function (value) {
        if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
        if (typeof value === 'string') return '"' + value.replace(/["\\\\]/g, '\\\\$&') + '"';
        if (value && value.toJSON) return value.toJSON();
        var parts = [];
        for (var name in value) if (value.hasOwnProperty(name)) parts.push(serialize(name) + ': ' + serialize(value[name]));
        return '{' + parts.join(', ') + '}';
      };
      Array.prototype.toJSON = function () {
        var parts = [];
        for (var i = 0; i < this.length; i++) parts.push(serialize(this[i]));
        return '[' + parts.join(', ') + ']';
      };
      String.prototype.toJSON = function () { return '"' + this + '"'; };
      Number.prototype.toJSON = function () { return String(this); };
      Object.toJSON = serialize;
      Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
      Array.prototype.each = Array.prototype.forEach;
      Array.prototype.find = function (test) { for (var i = 0; i < this.length; i++) if (test(this[i])) return this[i]; };
      Array.prototype.without = function () { return this; };
      Array.prototype.clear = function () { this.length = 0; return this; };
      Array.from = function (value) { return value && value.toArray ? value.toArray() : []; };
      Function.prototype.bind = function (self) { var of = this; return function () { return of.apply(self, arguments); }; };
      String.prototype.startsWith = function (text) { return this.indexOf(text) === 0; };
      String.prototype.strip = function () { return this.trim(); };
      Element.prototype.remove = function () { return this.parentNode.removeChild(this); };
      Element.prototype.select = function () { return []; };
      document.getElementsByClassName = function () { return []; };
      window.Hash = function (of) { this.of = of; };
      window.$ = function (id) { return document.getElementById(id); };
    `,
  },
  {
    name: 'like Prototype 1.7',
    script: `
      Array.prototype.toJSON = function () { return '["' + this.join('", "') + '"]'; };
      Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };
      Array.prototype.reverse = function () { return this.slice(); };
      Array.prototype.map = Array.prototype.collect = function (work) {
        var all = [];
        for (var i = 0; i < this.length; i++) all.push((work || function (x) { return x; })(this[i], i));
        return all;
      };
      Array.prototype.entries = function () { return this.slice(); };
      Array.prototype.uniq = function () { return this; };
    `,
  },
  {
    name: 'like MooTools 1.2',
    script: `
      Array.prototype.$family = { name: 'array' };
      Function.prototype.$family = { name: 'function' };
      String.prototype.$family = { name: 'string' };
      Function.prototype.bind = function (self, given) {
        var of = this;
        return function () { return of.apply(self, given === undefined ? arguments : [].concat(given)); };
      };
      Function.prototype.delay = function (ms) { return setTimeout(this, ms); };
      Function.prototype.extend = function (of) { for (var name in of) this[name] = of[name]; return this; };
      Array.prototype.extend = function (of) { for (var i = 0; i < of.length; i++) this.push(of[i]); return this; };
      Array.prototype.include = function (one) { if (this.indexOf(one) < 0) this.push(one); return this; };
      Array.prototype.contains = function (one) { return this.indexOf(one) >= 0; };
      String.prototype.contains = function (text) { return this.indexOf(text) >= 0; };
      Number.prototype.times = function (work) { for (var i = 0; i < this; i++) work(i); };
      window.Hash = function (of) { for (var name in of) this[name] = of[name]; };
      window.JSON = new Hash({
        $specialChars: {}, encode: function () { return ''; }, decode: function () { return {}; },
        stringify: JSON.stringify, parse: JSON.parse,
      });
      window.Native = function () {};
    `,
  },
  {
    name: 'like MooTools 1.5',
    script: `
      Array.from = function (one) { return one == null ? [] : Array.isArray(one) ? one : [one]; };
      Number.from = function (one) { return parseFloat(one); };
      Function.from = function (one) { return typeof one === 'function' ? one : function () { return one; }; };
      String.from = function (one) { return one + ''; };
      Object.keys = function (of) { var all = []; for (var name in of) all.push(name); return all; };
      Object.each = function (of, work) { for (var name in of) work(of[name], name); };
      Object.merge = function (into, of) { for (var name in of) into[name] = of[name]; return into; };
      Array.prototype.clone = function () { return this.slice(); };
      Array.prototype.erase = function () { return this; };
      Element.prototype.getParent = function () { return this.parentNode; };
      Element.prototype.set = function () { return this; };
      Event.prototype.stop = function () { this.stopPropagation(); this.preventDefault(); };
      window.typeOf = function (of) { return typeof of; };
      window.Class = function () {};
    `,
  },
  {
    name: 'like MooTools 1.6',
    script: `
      Function.prototype.bind = function (self) {
        var of = this, given = arguments.length > 1 ? [].slice.call(arguments, 1) : null;
        return function () { return given ? of.apply(self, given) : of.apply(self, arguments); };
      };
      Array.from = function (one) { return one == null ? [] : [].slice.call(one.length === undefined ? [one] : one); };
      String.prototype.contains = String.prototype.includes;
      Array.prototype.flatten = function () { return this; };
      Object.defineProperty(Array.prototype, 'last', { configurable: true, get: function () { return this[this.length - 1]; } });
      window.addEvent = function (type, listener) { window.addEventListener(type, listener); return window; };
    `,
  },
]
