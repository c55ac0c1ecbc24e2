//! From the facts of all articles to entities, by groups, each a pure function of its reports.
