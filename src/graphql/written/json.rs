//! Values as JSON, written as the library's would be.

use std::borrow::Cow;

use async_graphql::resolver_utils::EnumType;
use async_graphql::{Error, ID, Value};

/// Something that a resolver gives and that is a whole value of the answer.
pub trait WriteJson {
    /// Writes it behind what is there. False where there is nothing to write but an error: what stands behind the
    /// end of before is no JSON then.
    fn write_json(&self, json: &mut Vec<u8>) -> bool;
}

/// Writes a value of an answer behind what is there; what is written already as it stands.
pub(crate) fn write_value(value: &Value, json: &mut Vec<u8>) {
    match value {
        Value::Binary(written) => json.extend_from_slice(written),
        Value::List(values) => {
            json.push(b'[');
            for (place, value) in values.iter().enumerate() {
                if place > 0 {
                    json.push(b',');
                }
                write_value(value, json);
            }
            json.push(b']');
        }
        Value::Object(fields) => {
            json.push(b'{');
            for (place, (key, value)) in fields.iter().enumerate() {
                if place > 0 {
                    json.push(b',');
                }
                write_plain(key.as_str(), json);
                json.push(b':');
                write_value(value, json);
            }
            json.push(b'}');
        }
        plain => write_plain(plain, json),
    }
}

/// Writes what serde writes of it.
pub(crate) fn write_plain(value: &(impl serde::Serialize + ?Sized), json: &mut Vec<u8>) {
    serde_json::to_writer(json, value).expect("texts, numbers and names are JSON");
}

/// Writes the name of a value of a closed vocabulary.
pub(crate) fn write_name<T: EnumType>(value: T, json: &mut Vec<u8>) {
    let item = T::items().iter().find(|item| item.value == value);
    write_plain(&item.map(|item| item.name), json);
}

/// Types of the schema that are written as the library's own form of them.
macro_rules! write_json {
    (scalars: $($of:ty),+ $(,)?) => {$(
        impl $crate::graphql::written::WriteJson for $of {
            fn write_json(&self, json: &mut Vec<u8>) -> bool {
                $crate::graphql::written::write_value(&async_graphql::ScalarType::to_value(self), json);
                true
            }
        }
    )+};
    (names: $($of:ty),+ $(,)?) => {$(
        impl $crate::graphql::written::WriteJson for $of {
            fn write_json(&self, json: &mut Vec<u8>) -> bool {
                $crate::graphql::written::write_name(*self, json);
                true
            }
        }
    )+};
}
pub(crate) use write_json;

macro_rules! plain {
    ($($of:ty),+) => {$(
        impl WriteJson for $of {
            fn write_json(&self, json: &mut Vec<u8>) -> bool {
                write_plain(self, json);
                true
            }
        }
    )+};
}

plain!(str, String, bool, i32, f64);

impl WriteJson for ID {
    fn write_json(&self, json: &mut Vec<u8>) -> bool {
        self.0.write_json(json)
    }
}

impl WriteJson for Cow<'_, str> {
    fn write_json(&self, json: &mut Vec<u8>) -> bool {
        (**self).write_json(json)
    }
}

impl<T: WriteJson + ?Sized> WriteJson for &T {
    fn write_json(&self, json: &mut Vec<u8>) -> bool {
        (**self).write_json(json)
    }
}

impl<T: WriteJson> WriteJson for Option<T> {
    fn write_json(&self, json: &mut Vec<u8>) -> bool {
        match self {
            Some(value) => value.write_json(json),
            None => {
                json.extend_from_slice(b"null");
                true
            }
        }
    }
}

impl<T: WriteJson> WriteJson for Result<T, Error> {
    fn write_json(&self, json: &mut Vec<u8>) -> bool {
        self.as_ref().is_ok_and(|value| value.write_json(json))
    }
}

impl<T: WriteJson> WriteJson for [T] {
    fn write_json(&self, json: &mut Vec<u8>) -> bool {
        json.push(b'[');
        for (place, value) in self.iter().enumerate() {
            if place > 0 {
                json.push(b',');
            }
            if !value.write_json(json) {
                return false;
            }
        }
        json.push(b']');
        true
    }
}

impl<T: WriteJson> WriteJson for Vec<T> {
    fn write_json(&self, json: &mut Vec<u8>) -> bool {
        self.as_slice().write_json(json)
    }
}
