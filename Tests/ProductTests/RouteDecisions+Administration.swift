import Kernel

extension RouteDecisions {
  static let administration: [Decision] = [
    // Who is who.
    (
      keepersOfNames,
      [
        "GET directory",
        "GET directory/bodies",
        "GET directory/bodies/:body",
        "GET directory/people",
        "GET directory/people/:person",
        "GET directory/posts",
        "GET directory/posts/:post",
      ]
    ),
    // Changing who is who.
    (
      improvers,
      [
        "POST directory/bodies",
        "POST directory/bodies/:body",
        "GET directory/bodies/:body/edit",
        "GET directory/bodies/new",
        "GET directory/holdings/:holding",
        "POST directory/holdings/:holding",
        "POST directory/people",
        "POST directory/people/:person",
        "GET directory/people/:person/edit",
        "GET directory/people/new",
        "POST directory/posts",
        "POST directory/posts/:post",
        "GET directory/posts/:post/edit",
        "POST directory/posts/:post/holders",
        "GET directory/posts/:post/holders/new",
        "GET directory/posts/new",
      ]
    ),
    // Accounts.
    (
      administrators,
      [
        "GET users",
        "POST users",
        "GET users/:user",
        "POST users/:user",
        "GET users/:user/edit",
        "POST users/:user/off",
        "POST users/:user/on",
        "POST users/:user/password",
        "GET users/new",
      ]
    ),
    // Time rules and bank holidays, which stand behind every date.
    (
      keepersOfNames,
      [
        "GET settings",
        "GET settings/bank-holidays",
        "GET settings/time-rules",
        "GET settings/time-rules/:key",
      ]
    ),
    // Changing them.
    (
      administrators,
      [
        "POST settings/bank-holidays",
        "POST settings/bank-holidays/:holiday/remove",
        "GET settings/council",
        "GET settings/mail",
        "POST settings/council",
        "POST settings/time-rules/:key",
      ]
    ),
  ]
}
