//! How values of the model become rows and come back.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{
    CountryCode, Instant, LocalCountry, LocalDirective, LocalMeeting, LocalOrganization,
    LocalPerson, PageHash, PageKey, ParticipantRole, ParticipantRoles, Stated,
};
use crate::snapshot::{ArticleNo, CountryNo, DirectiveNo, MeetingNo, OrganizationNo, PersonNo};

/// A value that has a row.
pub(crate) trait Stored: Sized {
    /// The row.
    type Row: Serialize + DeserializeOwned;

    /// The row of the value.
    fn store(&self) -> Self::Row;

    /// The value of a row.
    ///
    /// # Errors
    ///
    /// No value has this row; the reason in words.
    fn restore(row: Self::Row) -> Result<Self, String>;
}

/// A struct's row: its fields in the order given, which is the order on disk.
macro_rules! record {
    ($row:ident for $model:path { $($field:ident: $type:ty),+ $(,)? }) => {
        #[derive(serde::Serialize, serde::Deserialize)]
        pub(crate) struct $row {
            $($field: <$type as $crate::archive::row::Stored>::Row,)+
        }

        impl $crate::archive::row::Stored for $model {
            type Row = $row;

            fn store(&self) -> $row {
                $row { $($field: $crate::archive::row::Stored::store(&self.$field),)+ }
            }

            fn restore(row: $row) -> Result<Self, String> {
                Ok(Self { $($field: $crate::archive::row::Stored::restore(row.$field)?,)+ })
            }
        }
    };
}

/// An enumeration's row: the number given to each value.
macro_rules! code {
    ($model:ty { $($value:ident = $code:literal),+ $(,)? }) => {
        impl $crate::archive::row::Stored for $model {
            type Row = u8;

            fn store(&self) -> u8 {
                match self { $(Self::$value => $code,)+ }
            }

            fn restore(row: u8) -> Result<Self, String> {
                match row {
                    $($code => Ok(Self::$value),)+
                    other => Err(format!("no {} has the code {other}", stringify!($model))),
                }
            }
        }
    };
}

pub(in crate::archive) use {code, record};

macro_rules! plain {
    ($($type:ty),+) => {$(
        impl Stored for $type {
            type Row = $type;

            fn store(&self) -> $type {
                self.clone()
            }

            fn restore(row: $type) -> Result<Self, String> {
                Ok(row)
            }
        }
    )+};
}

plain!(bool, u8, u16, u32, u64, usize, i16, f64, String);

macro_rules! local {
    ($($type:ident),+) => {$(
        impl Stored for $type {
            type Row = u32;

            fn store(&self) -> u32 {
                self.0
            }

            fn restore(row: u32) -> Result<Self, String> {
                Ok($type(row))
            }
        }
    )+};
}

local!(
    LocalPerson,
    LocalOrganization,
    LocalMeeting,
    LocalDirective,
    LocalCountry,
    ArticleNo,
    PersonNo,
    OrganizationNo,
    MeetingNo,
    DirectiveNo,
    CountryNo
);

impl<T: Stored> Stored for Option<T> {
    type Row = Option<T::Row>;

    fn store(&self) -> Self::Row {
        self.as_ref().map(Stored::store)
    }

    fn restore(row: Self::Row) -> Result<Self, String> {
        row.map(T::restore).transpose()
    }
}

impl<T: Stored> Stored for Vec<T> {
    type Row = Vec<T::Row>;

    fn store(&self) -> Self::Row {
        self.iter().map(Stored::store).collect()
    }

    fn restore(row: Self::Row) -> Result<Self, String> {
        // Collected, they would stay where their rows were, which take more room.
        let mut values = Vec::with_capacity(row.len());
        for row in row {
            values.push(T::restore(row)?);
        }
        Ok(values)
    }
}

impl<T: Stored> Stored for Box<[T]> {
    type Row = Vec<T::Row>;

    fn store(&self) -> Self::Row {
        self.iter().map(Stored::store).collect()
    }

    fn restore(row: Self::Row) -> Result<Self, String> {
        Vec::restore(row).map(Vec::into_boxed_slice)
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    type Row = (A::Row, B::Row);

    fn store(&self) -> Self::Row {
        (self.0.store(), self.1.store())
    }

    fn restore(row: Self::Row) -> Result<Self, String> {
        Ok((A::restore(row.0)?, B::restore(row.1)?))
    }
}

impl Stored for Arc<str> {
    type Row = String;

    fn store(&self) -> String {
        self.to_string()
    }

    fn restore(row: String) -> Result<Self, String> {
        // The empty one needs no memory of its own.
        Ok(if row.is_empty() {
            Arc::default()
        } else {
            row.into()
        })
    }
}

impl<T: Stored> Stored for Stated<T> {
    type Row = (T::Row, <crate::model::Span as Stored>::Row);

    fn store(&self) -> Self::Row {
        (self.value.store(), self.span.store())
    }

    fn restore(row: Self::Row) -> Result<Self, String> {
        Ok(Stated {
            value: T::restore(row.0)?,
            span: Stored::restore(row.1)?,
        })
    }
}

/// Year, month, day.
impl Stored for Date {
    type Row = (i16, i8, i8);

    fn store(&self) -> Self::Row {
        (self.year(), self.month(), self.day())
    }

    fn restore((year, month, day): Self::Row) -> Result<Self, String> {
        Date::new(year, month, day).map_err(|error| error.to_string())
    }
}

/// Seconds since 1970 and the offset in seconds.
impl Stored for Instant {
    type Row = (i64, i32);

    fn store(&self) -> Self::Row {
        (self.timestamp.as_second(), self.offset.seconds())
    }

    fn restore((second, offset): Self::Row) -> Result<Self, String> {
        Ok(Instant {
            timestamp: Timestamp::from_second(second).map_err(|error| error.to_string())?,
            offset: Offset::from_seconds(offset).map_err(|error| error.to_string())?,
        })
    }
}

impl Stored for CountryCode {
    type Row = String;

    fn store(&self) -> String {
        self.as_str().to_owned()
    }

    fn restore(row: String) -> Result<Self, String> {
        CountryCode::new(&row).ok_or_else(|| format!("{row:?} is no country code"))
    }
}

impl Stored for PageHash {
    type Row = [u8; 32];

    fn store(&self) -> [u8; 32] {
        self.0
    }

    fn restore(row: [u8; 32]) -> Result<Self, String> {
        Ok(PageHash(row))
    }
}

impl Stored for ParticipantRoles {
    type Row = Vec<u8>;

    fn store(&self) -> Vec<u8> {
        self.iter().map(|role| role.store()).collect()
    }

    fn restore(row: Vec<u8>) -> Result<Self, String> {
        row.into_iter().map(ParticipantRole::restore).collect()
    }
}

impl Stored for PageKey {
    type Row = String;

    fn store(&self) -> String {
        self.0.to_string()
    }

    fn restore(row: String) -> Result<Self, String> {
        Ok(PageKey(row.into()))
    }
}
