//! `diesel`: strings in columns of text, for every backend.
//!
//! A value is read by way of `String`, for what a backend lends it lends as a pointer: text that
//! stays inline costs an allocation on its way.
//!
//! # Examples
//!
//! ```
//! use diesel::{Insertable, Queryable, table};
//! use smallcoll::{NoSpill, SmallString};
//!
//! table! {
//!     countries (code) {
//!         code -> Text,
//!         name -> Nullable<Text>,
//!     }
//! }
//!
//! #[derive(Insertable, Queryable)]
//! #[diesel(table_name = countries)]
//! struct Country {
//!     code: SmallString<2, NoSpill>, // a longer one is an error
//!     name: Option<SmallString>,
//! }
//! ```

use alloc::string::String;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;

use crate::policy::{DefaultPolicy, SpillPolicy};
use crate::string::SmallString;

/// For the derives only, which write the rest of the traits for the type of its field.
#[derive(AsExpression, FromSqlRow)]
#[diesel(foreign_derive)]
#[diesel(sql_type = Text)]
#[allow(dead_code)]
struct Proxy<const N: usize, P: SpillPolicy>(SmallString<N, P>);

impl<const N: usize, P: DefaultPolicy, ST, DB> FromSql<ST, DB> for SmallString<N, P>
where
    DB: Backend,
    String: FromSql<ST, DB>,
{
    fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::try_from_string(String::from_sql(value)?)?)
    }
}

impl<const N: usize, P: SpillPolicy, DB> ToSql<Text, DB> for SmallString<N, P>
where
    DB: Backend,
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.as_str().to_sql(out)
    }
}
