//! What every change that takes an idempotency key says of its answers: said once, for all of them.

use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{SchemaType, Type};
use utoipa::openapi::{Object, OpenApi, PathItem, RefOr};

/// Describes the header of an answer that was given before, wherever there can be one.
pub(crate) fn describe(document: &mut OpenApi) {
    let maybe_text = SchemaType::Array(vec![Type::String, Type::Null]);
    let header = HeaderBuilder::new()
        .schema(Some(Object::with_type(maybe_text)))
        .description(Some("`true` if this answer was given before."))
        .build();
    let paths = document.paths.paths.values_mut();
    for operation in paths.flat_map(changes).filter(|of| takes_key(of)) {
        describe_answers(operation, &header);
    }
}

fn changes(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let all = [
        path.post.as_mut(),
        path.put.as_mut(),
        path.patch.as_mut(),
        path.delete.as_mut(),
    ];
    all.into_iter().flatten()
}

fn takes_key(operation: &Operation) -> bool {
    let parameters = operation.parameters.iter().flatten();
    let mut written_out = parameters.filter_map(|parameter| match parameter {
        RefOr::T(parameter) => Some(parameter),
        RefOr::Ref(_) => None,
    });
    written_out.any(|parameter| parameter.name == "Idempotency-Key")
}

/// A failure is never given again: what failed may be tried once more.
fn describe_answers(operation: &mut Operation, header: &Header) {
    for (status, answer) in &mut operation.responses.responses {
        if let RefOr::T(answer) = answer
            && status.starts_with('2')
        {
            let header = RefOr::T(header.clone());
            answer
                .headers
                .insert("Idempotent-Replayed".to_owned(), header);
        }
    }
}
