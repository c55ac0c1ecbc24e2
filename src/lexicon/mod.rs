//! What is known before any page is read: bodies, countries, places, titles, forms of address.
