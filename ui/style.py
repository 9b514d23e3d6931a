"""The few looks that the theme cannot give: spacing of the page, chips, cards and lists. Static; holds no data."""

import streamlit as st

# Colours come from the theme's own variables or from `color-mix` with the text, so that dark pages need no second set.
_CSS = """
<style>
[data-testid="stMainBlockContainer"] {padding: .9rem 1.4rem .6rem; max-width: 1720px;}
[data-testid="stHeader"] {background: transparent; height: 2rem; min-height: 2rem;}
[data-testid="stSidebarHeader"] {height: 2.2rem; min-height: 2.2rem; margin: 0; padding-top: .4rem; padding-bottom: 0;}
[data-testid="stSidebarContent"] {padding: 0 .9rem;}
[data-testid="stSidebarUserContent"] {padding: .2rem 0 1rem;}
[data-testid="stSidebar"] [data-testid="stPageLink-NavLink"] {padding: .32rem .6rem;}
[data-testid="stMainBlockContainer"] h1 {padding: 0; line-height: 1.3;}
.st-key-filters [data-testid="stSelectbox"] {display: flex; align-items: center; gap: .1rem; border: 1px solid
  color-mix(in srgb, currentColor 16%, transparent); border-radius: .5rem; padding-left: .65rem;}
.st-key-filters [data-testid="stSelectbox"] > label {margin: 0; min-height: 0; width: auto; flex: none; opacity: .72;}
.st-key-filters [data-testid="stSelectbox"] > div {flex: 1; min-width: 0;}
.st-key-filters [data-baseweb="select"] > div, .st-key-filters [data-testid="stSelectbox"] [role="group"]
  {border: none; background: transparent; box-shadow: none;}
[data-testid="stCaptionContainer"] {color: inherit !important; opacity: .78;}
[data-testid="stButtonGroup"] button[data-selected="true"], [role="tab"][aria-selected="true"]
  {color: inherit !important;}
.mon-badge {display: inline-block; border: 1px solid #C98A00; background: #FFF3CD; color: #6B4E00; font-weight: 700;
  border-radius: .5rem; padding: .3rem .75rem; white-space: nowrap;}
.mon-marks {display: flex; gap: .5rem; align-items: center;}
.mon-chip {display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: .2rem .7rem;
  font-size: .9rem; white-space: nowrap;}
.mon-second, .mon-muted {color: color-mix(in srgb, currentColor 72%, transparent);}
.mon-second {font-size: .95rem;}
.mon-second span + span::before {content: "·"; margin: 0 .6rem;}
.mon-foot {font-size: .84rem; color: color-mix(in srgb, currentColor 72%, transparent); border-top: 1px solid
  color-mix(in srgb, currentColor 14%, transparent); padding-top: .5rem;}
.mon-foot span + span {margin-left: 1rem;}
.mon-card a, .mon-table a, .mon-links a, .mon-crumbs a {color: inherit; text-decoration: none;}
.mon-card a:hover, .mon-table a:hover, .mon-links a:hover, .mon-crumbs a:hover {text-decoration: underline;}
.mon-card a:focus-visible, .mon-table a:focus-visible, .mon-links a:focus-visible {outline: 2px solid currentColor;}
.mon-card .name {font-size: .95rem; line-height: 1.35; max-height: 2.6rem; overflow: hidden; display: -webkit-box;
  -webkit-line-clamp: 2; -webkit-box-orient: vertical;}
.mon-card .value {font-size: 2.15rem; font-weight: 700; line-height: 1.2; white-space: nowrap;}
.mon-card .value small {font-size: 1.05rem; font-weight: 400; color: color-mix(in srgb, currentColor 72%, transparent);}
.mon-card .line {display: flex; justify-content: space-between; gap: .5rem; font-size: .9rem; line-height: 1.4;}
.mon-card .line b {white-space: nowrap;}
.mon-card .line span {text-align: right;}
.mon-table {overflow-x: auto;}
.mon-table table {width: 100%; border-collapse: collapse; font-size: .9rem;}
.mon-table th {text-align: left; font-weight: 400; color: color-mix(in srgb, currentColor 72%, transparent);
  padding: .2rem .4rem .3rem 0; white-space: nowrap;}
.mon-table td {padding: .34rem .4rem .34rem 0; border-top: 1px solid color-mix(in srgb, currentColor 12%, transparent);
  line-height: 1.3;}
.mon-table th.right, .mon-table td.right {text-align: right; white-space: nowrap; padding: .34rem 0 .34rem .4rem;}
.mon-table td.keep {white-space: nowrap;}
.mon-title {font-size: 1.05rem; font-weight: 700; margin: 0 0 .3rem;}
.mon-table td.right + td, .mon-table th.right + th {padding-left: 1.4rem;}
.mon-facts {display: grid; grid-template-columns: max-content 1fr;
  gap: .45rem .9rem; font-size: .92rem; margin: 0 !important; padding: 0 !important;}
.mon-facts dt {color: color-mix(in srgb, currentColor 72%, transparent);}
.mon-facts dd {margin: 0;}
.mon-facts blockquote {margin: 0; padding-left: .7rem;
  border-left: 3px solid color-mix(in srgb, currentColor 45%, transparent);}
.mon-definitions {display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: .9rem;}
.mon-definitions section {border-left: 3px solid color-mix(in srgb, currentColor 22%, transparent); padding-left: .8rem;
  font-size: .92rem;}
.mon-definitions section.own {border-left-color: currentColor;}
.mon-definitions h3 {font-size: .98rem; font-weight: 700; margin: 0; padding: 0;}
.mon-definitions p, .mon-definitions blockquote {margin: .25rem 0;}
.mon-definitions p.own {font-size: .84rem; color: color-mix(in srgb, currentColor 72%, transparent);}
.mon-definitions p.value {font-size: 1.7rem; font-weight: 700; line-height: 1.25;}
.mon-definitions p.value small {font-size: .92rem; font-weight: 400;}
.mon-links {font-size: .92rem; line-height: 1.9;}
.mon-links a {margin-right: .9rem; white-space: nowrap;}
.mon-crumbs {font-size: .92rem;}
.mon-brand {font-size: 1.12rem; font-weight: 700; line-height: 1.35;}
.mon-group {font-size: .8rem; margin: .5rem 0 .4rem .5rem; color: color-mix(in srgb, currentColor 66%, transparent);}
[data-testid="stMainBlockContainer"] {position: relative;}
[data-testid="stLayoutWrapper"]:has(> .st-key-frame-tools) {position: absolute; top: 1.25rem; right: 1.2rem; z-index: 9;
  width: auto;}
[data-testid="stLayoutWrapper"]:has(> .st-key-filters) {padding-right: 6.4rem;}
.mon-copy {display: flex; align-items: center; gap: .3rem; font: inherit; font-size: .84rem; color: inherit;
  background: transparent; border: 0; cursor: pointer;
  padding: .15rem .4rem; border-radius: .4rem; opacity: .8;}
.mon-copy:hover {opacity: 1; background: color-mix(in srgb, currentColor 8%, transparent);}
.mon-copy:focus-visible {outline: 2px solid currentColor;}
[data-testid="stSpinner"] {position: fixed; top: .3rem; left: 50%; z-index: 999991; width: auto;}
.mon-seals {display: flex; gap: .4rem 1rem; flex-wrap: wrap; font-size: .9rem;}
[data-testid="stLayoutWrapper"]:has(> .st-key-settings-changes) {position: sticky; top: 1rem; z-index: 1;}
@media (prefers-reduced-motion: reduce) {* {transition: none !important;}}
@media (max-width: 760px) {
  [data-testid="stMainBlockContainer"] {padding: 2.2rem .8rem 1rem;}
  [class*="st-key-wide-"] {display: none;}
  [data-testid="stLayoutWrapper"]:has(> .st-key-frame-tools) {top: .45rem; right: .6rem;}
  [data-testid="stLayoutWrapper"]:has(> .st-key-filters) {padding-right: 0;}
  /* Two choices side by side, or a telephone shows little else; the region has a line of its own. */
  .st-key-filters [data-testid="stHorizontalBlock"] {gap: .5rem;}
  .st-key-filters [data-testid="stColumn"] {min-width: calc(50% - .3rem); flex: 1 1 calc(50% - .3rem);}
  .st-key-filters [data-testid="stHorizontalBlock"]:first-child > [data-testid="stColumn"]:first-child,
  .st-key-filters [data-testid="stColumn"]:has(.st-key-target) {min-width: 100%;}
  [data-testid="stMainBlockContainer"] h1 {font-size: 1.3rem;}
  .mon-table.broad table {min-width: 640px;}
  .mon-second span {display: block;}
  .mon-second span + span::before {content: none;}
  .mon-foot span {display: block;}
  .mon-foot span + span {margin-left: 0;}
}
/* A wall screen is read from farther away; CSS zoom would misplace what Plotly draws and where it is clicked. */
@media (min-width: 2400px) {html {font-size: 18px !important;}
  [data-testid="stMainBlockContainer"] {max-width: 2300px;}}
@media (min-width: 3200px) {html {font-size: 20px !important;}
  [data-testid="stMainBlockContainer"] {max-width: 2600px;}
  [data-testid="stSidebar"] {width: 290px !important; min-width: 290px !important; max-width: 290px !important;}}
@media (min-width: 761px) {[class*="st-key-narrow-"] {display: none;}}
@media print {[data-testid="stSidebar"], .st-key-filters {display: none;}}
</style>
"""


def apply() -> None:
    """Put the looks on the page."""
    st.html(_CSS)
