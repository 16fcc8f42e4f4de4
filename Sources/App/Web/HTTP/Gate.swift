import HTTPTypes
import Hummingbird
import Kernel
import Logging
import SiteMap
import Storage

/// The one way in. Every request to a page passes here, in this order: who is it, may they, is the
/// form theirs and sent for the first time, is it small enough; then the handler; then the answer
/// as HTTP.
struct Gate: Sendable {
  let shell: Shell
  let world: World
  let sessions: Sessions
  let submissions: SentForms
  let cookie: SessionCookie
  let reply: Reply
  let kinds: [RecordKind]

  /// Bytes that are read of a form from somebody who is not signed in.
  private static let mostOfStranger = 256 << 10

  init(shell: Shell, world: World, kinds: [RecordKind]) {
    self.kinds = kinds
    self.shell = shell
    self.world = world
    sessions = Sessions(world)
    submissions = SentForms(world)
    cookie = SessionCookie(isSecure: shell.isSecure)
    reply = Reply(shell: shell, world: world)
  }

  func respond(
    to request: Request, _ context: WebContext, at route: Site.Route, id: String
  ) async -> Response {
    let arrival: Arrival
    do {
      arrival = try await self.arrival(request, context, id: id)
    } catch {
      return failure(error, strangerArrival(request, context, id: id))
    }
    do {
      if let detour = try await admit(arrival, at: route, request) { return detour }
      let parameters = try Self.parameters(of: route, in: arrival.address)
      switch route.method {
      case .get:
        let visit = arrival.visit(world, parameters: parameters)
        try visit.requireDaysOfFile()
        let answer = try await route.handler(visit)
        try visit.requireDay(of: answer)
        return reply.response(answer, to: visit, arrival)
      case .post, .put, .delete:
        return try await post(request, arrival, at: route, parameters)
      }
    } catch let failed as FailedForm {
      return await answer(failed.error, arrival, at: route, typed: failed.form)
    } catch {
      return await answer(error, arrival, at: route, typed: Form())
    }
  }

  private func answer(
    _ error: any Error, _ arrival: Arrival, at route: Site.Route, typed form: Form
  ) async -> Response {
    await note(error, arrival, at: route)
    if let stale = error as? StaleRecord {
      return reply.response(await conflict(stale, form, arrival), to: arrival)
    }
    return failure(error, arrival, typed: form)
  }

  /// The page that says what somebody else has done to the record in the meantime.
  private func conflict(_ stale: StaleRecord, _ form: Form, _ arrival: Arrival) async -> Page {
    let (changes, names) = await changes(since: stale, for: arrival.user)
    return ConflictPage(
      stale: stale, changes: changes, kind: kind(of: stale.table), names: names, form: form
    ).page
  }

  func kind(of table: String) -> RecordKind {
    kinds.first { $0.table == table } ?? RecordKind(of: table)
  }

  /// What others have changed since a record was read, and what is named in it.
  func changes(since stale: StaleRecord, for user: User) async -> ([Change], RecordNames) {
    let authority = world.authority
    let found = try? await world.store.read { db in
      let changes = try db.all(
        Change.self,
        """
        SELECT * FROM change
        WHERE authority_id = \(authority) AND table_name = \(stale.table)
          AND record_id = \(stale.id) AND version > \(stale.read)
        ORDER BY version LIMIT 20
        """)
      return (changes, try RecordNames(in: changes, kinds: kinds, for: user, db))
    }
    return found ?? ([], RecordNames())
  }

  /// Whether the person may come in; a detour when there is something to do first. Throws a
  /// refusal.
  private func admit(
    _ arrival: Arrival, at route: Site.Route, _ request: Request
  ) async throws -> Response? {
    if arrival.browser.session?.mustChangePassword == true,
      route.path != "account/password", route.path != "sign-out"
    {
      return reply.redirect(
        .changePassword, notice: "Choose a password of your own before you go on.", arrival)
    }
    if arrival.user.may(route.permission, as: route.relationship) { return nil }
    guard !arrival.user.isSignedIn else {
      try arrival.user.require(route.permission, as: route.relationship)
      return nil
    }
    if route.method == .get {
      let back = arrival.address.description
      return reply.redirect(Address("sign-in", query: [("return", back)]), notice: nil, arrival)
    }
    // Words typed before a session ended are kept for the stranger; files of a stranger are not
    // even read.
    let form = try? await body(of: request, limit: min(route.bodyLimit, Self.mostOfStranger))
    return reply.response(ErrorPages.signedOut(form ?? Form()), to: arrival)
  }

  /// The values of the named parts, decoded, by their position in the path.
  static func parameters(
    of route: Site.Route, in address: Address
  ) throws -> [String: String] {
    var values: [String: String] = [:]
    let given = address.path.split(separator: "/")
    for (name, part) in zip(route.path.split(separator: "/"), given) where name.hasPrefix(":") {
      guard let value = Address.decoded(Array(part.utf8)[...], plusIsSpace: false) else {
        throw Refusal.notFound("There is nothing at this address. The link may be incomplete.")
      }
      values[String(name.dropFirst())] = value
    }
    return values
  }

  /// Somebody who is signed in and was refused: that goes on record.
  func note(_ error: any Error, _ arrival: Arrival, at route: Site.Route) async {
    guard case Refusal.notPermitted = error, arrival.user.isSignedIn else { return }
    do {
      try await world.recordRefusal(
        of: arrival.user, at: arrival.address.pathForRecords, needing: route.permission)
    } catch {
      world.logger.error(
        "a refusal could not be recorded",
        metadata: ["request.id": "\(arrival.requestID)", "error": "\(error)"])
    }
  }
}
