"""What people read mail with: the programs, systems and places that opens and clicks tell of.

A handful of made-up readers, for lessons to choose from by name. Imports the shape of JSON only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from helpers.practice.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A mail program, a browser or an operating system."""

    name: str
    company: str
    family: str

    def as_json(self) -> Json:
        """As `Client` and `OS` show it."""
        return {"Name": self.name, "Company": self.company, "Family": self.family}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody is, as far as an IP address tells."""

    country_code: str
    country: str
    region_code: str
    region: str
    city: str
    zip: str
    coords: str
    ip: str

    def as_json(self) -> Json:
        """As `Geo` shows it."""
        return {
            "CountryISOCode": self.country_code,
            "Country": self.country,
            "RegionISOCode": self.region_code,
            "Region": self.region,
            "City": self.city,
            "Zip": self.zip,
            "Coords": self.coords,
            "IP": self.ip,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What somebody reads with: a mail program for opens, a browser for clicks. Unknown parts are None."""

    platform: str  # Desktop, Mobile, WebMail or Unknown
    user_agent: str
    client: Program | None = None
    os: Program | None = None


_MAC = Program(name="macOS 15", company="Apple Computer, Inc.", family="OS X")
_IOS = Program(name="iOS 18", company="Apple Computer, Inc.", family="iOS")
_APPLE_MAIL = Program(name="Apple Mail 16", company="Apple Inc.", family="Apple Mail")
_IPHONE_MAIL = Program(name="iPhone Mail 18", company="Apple Inc.", family="iPhone Mail")
_GMAIL = Program(name="Gmail image proxy", company="Google Inc.", family="Gmail")
_CHROME = Program(name="Chrome 142.0", company="Google Inc.", family="Google Chrome")
_SAFARI = Program(name="Mobile Safari 18", company="Apple Inc.", family="Safari Mobile")

MAIL_READERS: Mapping[str, Device] = MappingProxyType(
    {
        "desktop": Device(
            platform="Desktop",
            user_agent="Mozilla/5.0 (Macintosh) AppleWebKit (KHTML, like Gecko)",
            client=_APPLE_MAIL,
            os=_MAC,
        ),
        "mobile": Device(
            platform="Mobile", user_agent="Mozilla/5.0 (iPhone) AppleWebKit", client=_IPHONE_MAIL, os=_IOS
        ),
        "webmail": Device(platform="WebMail", user_agent="Mozilla/5.0 (via ggpht.com GoogleImageProxy)", client=_GMAIL),
        "unknown": Device(platform="Unknown", user_agent="unknown"),
    }
)
BROWSERS: Mapping[str, Device] = MappingProxyType(
    {
        "desktop": Device(
            platform="Desktop", user_agent="Mozilla/5.0 (Macintosh) Chrome/142.0", client=_CHROME, os=_MAC
        ),
        "mobile": Device(platform="Mobile", user_agent="Mozilla/5.0 (iPhone) Safari/604.1", client=_SAFARI, os=_IOS),
        "unknown": Device(platform="Unknown", user_agent="unknown"),
    }
)
NEW_YORK = Place(
    country_code="US",
    country="United States",
    region_code="NY",
    region="New York",
    city="New York",
    zip="10001",
    coords="40.7,-74.0",
    ip="198.51.100.7",  # an address set aside for documentation
)
BERLIN = Place(
    country_code="DE",
    country="Germany",
    region_code="BE",
    region="Land Berlin",
    city="Berlin",
    zip="10115",
    coords="52.5,13.4",
    ip="198.51.100.8",
)
