"""The fixed words of a language (`content/locales/<locale>.yaml`): complete, or refused."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Measure, Model, Text

Currency = Literal["USD", "GBP", "EUR"]


class Formats(Model):
    """How numbers and dates are written, as CLDR patterns."""

    month: Text
    """Month and year, such as `MMM y`."""
    day: Text
    """A day, such as `MMMM d, y`."""
    hour: Text
    """A time of day, such as `h:mm a`."""
    full_hour: Text
    """A time of day without minutes, such as `h a`; the same as hour where the language always tells them."""
    money: dict[Currency, Text] = {}
    """Whole amounts by currency, such as `USD: $#,##0`, where readers here know another form than CLDR's."""


class Typefaces(Model):
    """Families of styles/fonts/ for a script that the themes' own lack; Latin words and figures stay the theme's."""

    text: Text
    """Family of the running text, and of what patients type into a form."""
    headings: Text
    """Family of titles and headings."""
    marks: Text | None = None
    """Family of marks that Latin has too and this script draws otherwise, such as Chinese quotes: it comes first."""
    leading: Measure = Field(default=1, ge=1, le=1.5)
    """Distance of lines, as a multiple of the layout's, which is meant for Latin."""

    @property
    def families(self) -> frozenset[str]:
        """The families that it names."""
        return frozenset(filter(None, (self.text, self.headings, self.marks)))


class CertaintyWords(Model):
    """GRADE's four words."""

    high: Text
    moderate: Text
    low: Text
    very_low: Text = Field(alias="very-low")
    none: Text


class Fixed(Model):
    """Words that the templates set. `{…}` marks what is filled in; each text says what it may use."""

    draft_foot: Text
    """Foot of every page of a draft."""
    draft_note: Text
    """First paragraph of a draft."""
    notice_draft: Text
    """Over a statutory notice whose wording nobody has verified."""
    draft_title: Text
    """Document title of a draft, with {title}."""
    revision_foot: Text
    """Foot of every page: {document}, {revision}, {date}."""
    page: Text
    """Page number in a booklet: {number}."""
    certainty: Text
    """Label of a claim's certainty: {certainty}."""
    out_of: Text
    """A count: {count} of {whole} people."""
    array_alt: Text
    """Words of an icon array: {group}, {count}, {whole}, {outcome}, {at}."""
    option: Text
    """Head of the column of options."""
    what: Text
    gain: Text
    harm: Text
    proof: Text
    cost: Text
    time: Text
    call_clinic: Text
    """Beside the clinic's number, such as `Call us now:`."""
    after_hours: Text
    """Beside the number for nights and weekends."""
    emergency_label: Text
    """Before the emergency number, where nothing but numbers stands."""
    call_emergency: Text
    """The emergency number: {number}."""
    no_answer: Text
    """What to do when the clinic can't be reached."""
    our_price: Text
    """The clinic's price: {price}, {year}, {covers}."""
    do: Text
    """Before what to do about a harm."""
    said: Text
    """Before a myth."""
    known: Text
    """Before what is known of it."""
    in_a_lab: Text
    """The words a lab claim begins with."""
    sources: Text
    """Before the short list of sources."""
    more_sources: Text
    """Where all sources are: {count}."""
    qr_alt: Text
    """Alternative text of the QR code: {url}."""
    logo_alt: Text
    """Alternative text of the logo: {name}."""
    written_by: Text
    """{name}."""
    not_checked: Text
    """Said while no clinician has signed."""
    checked_by: Text
    """{name}, {role}, {date}."""
    evidence_date: Text
    """{date}."""
    next_review: Text
    """{date}."""
    not_advice: Text
    """That the guide does not replace advice and is no consent form."""
    notes_heading: Text
    """Heading of the lines to write on where a booklet has pages left."""
    web_skip: Text
    """On the web page, the link that passes over its head."""
    web_contents: Text
    """On the web page, the name of its list of sections."""
    web_guide: Text
    """On the web page, where print has the QR code: before the link that it holds."""
    web_more_sources: Text
    """On the web page, where all sources are: {count}."""
    web_back: Text
    """On the web page, the link from a source back to the text that cites it: {number}."""
    visit_date: Text
    """Before the line for the day of a visit."""
    visit_date_form: Text
    """How that day is typed, such as `month/day/year`; readers of the screen file hear it."""
    visit_time: Text
    visit_with: Text
    """Before the line for whom the patient will see."""
    visit_where: Text
    visit_bring: Text
    """Before the line for what to bring."""


class Locale(Model):
    """A language as it is set."""

    schema_: Literal["locale/1"] = Field(alias="schema")
    name: Text
    """Its name in its own language."""
    direction: Literal["ltr", "rtl"]
    typefaces: Typefaces | None = None
    """What sets its script; left out where the themes' typefaces do."""
    formats: Formats
    certainty: CertaintyWords
    days: dict[Text, Text]
    """Short names of the weekdays, by mon to sun."""
    hours_range: Text
    """Opening hours: {days}, {opens}, {closes}."""
    days_range: Text
    """From one day to another: {first}, {last}."""
    words: Fixed
