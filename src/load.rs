//! The spine: pages to articles, facts, entities, commit, report.
