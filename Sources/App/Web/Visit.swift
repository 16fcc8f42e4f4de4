import Civil
import Kernel
import Logging
import SiteMap
import Storage

/// One request, as a slice sees it: who asks, for what, with what words. Nothing of HTTP is left to
/// handle.
public struct Visit: Acting {
  public private(set) var world: World
  /// Who asks; the public when nobody has signed in.
  public private(set) var user: User
  /// The address asked for, with its query: filters, sorting, the page of a list.
  public private(set) var address: Address
  /// The named parts of the path: `plans/:plan` gives `plan`.
  public let parameters: [String: String]
  /// What a form sent; empty for a GET.
  public private(set) var form: Form
  /// What a program sent; nil for a browser.
  public internal(set) var request: APIRequest?
  /// Must come back with every form of this session.
  public let csrfToken: String
  /// A sentence carried over from the page before ("The plan was created."), shown once.
  public let notice: String?
  /// Named in the log and on an error page, so that the two can be brought together.
  public let requestID: String
  /// Whether the page is asked for as CSV although its address does not say so.
  private let wantsCSV: Bool
  /// The browser's own session and where it stands; for signing in and out.
  let browser: Browser
  /// The form that was sent, when it carries a one-use token.
  var sent: SentForm?
  /// The past day to which the visit was taken back; nil while it sees today.
  private(set) var past: CivilDate?

  public init(
    world: World, user: User, address: Address, parameters: [String: String] = [:],
    form: Form = Form(), csrfToken: String = "", notice: String? = nil, requestID: String = "",
    wantsCSV: Bool = false
  ) {
    self.init(
      world: world, user: user, address: address, parameters: parameters, form: form,
      csrfToken: csrfToken, notice: notice, requestID: requestID, wantsCSV: wantsCSV,
      browser: Browser())
  }

  init(
    world: World, user: User, address: Address, parameters: [String: String], form: Form,
    csrfToken: String, notice: String?, requestID: String, wantsCSV: Bool = false, browser: Browser
  ) {
    self.world = world
    self.user = user
    self.address = address
    self.parameters = parameters
    self.form = form
    self.csrfToken = csrfToken
    self.notice = notice
    self.requestID = requestID
    self.wantsCSV = wantsCSV
    self.browser = browser
  }

  /// The same visit in the name of somebody whom a secret address stands for: what it changes is
  /// written as theirs, and the form is still taken once.
  public func acting(as other: User) -> Visit {
    var visit = self
    visit.user = other
    return visit
  }

  /// The visit as its address asks for it. With a past day, for those who may read earlier words,
  /// it is a visit of that day: the clock stands at its end, what is read is what was stored then,
  /// and nothing can be changed.
  ///
  /// - Parameters:
  ///   - tables: those that have a past; those of the kernel are among them anyway.
  ///   - permission: what it takes to look back on them.
  public func asAsked(
    _ tables: [SQLName], for permission: Permission = .readHistory
  ) -> Visit {
    guard past == nil, let day = shownDay(for: permission) else { return self }
    var visit = self
    visit.past = day
    visit.world = world.asAt(day, tables + World.tables)
    visit.user = user.lookingBack
    return visit
  }

  /// Reads what a page shows. What was not there yet on a past day, or was gone, is refused with
  /// that day.
  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    do {
      return try await store.read(body)
    } catch Refusal.notFound(let words) {
      guard let past else { throw Refusal.notFound(words) }
      throw Refusal.notFound(
        "At the end of \(past.longForm) this was not here. Choose another day, or see it as it is today."
      )
    }
  }

  /// The same visit with nothing sent, for another form on the page that is shown again.
  public var withoutForm: Visit {
    Visit(
      world: world, user: user, address: address, parameters: parameters, form: Form(),
      csrfToken: csrfToken, notice: notice, requestID: requestID, wantsCSV: wantsCSV,
      browser: browser)
  }

  /// The same visit with another form, to another address: how what a program sends in JSON comes
  /// to the handler that takes the page's form.
  public func sending(
    _ form: Form, of program: APIRequest? = nil, to address: Address? = nil
  ) -> Visit {
    var visit = self
    visit.form = form
    visit.form.isSent = true
    if let program { visit.request = program }
    if let address { visit.address = address }
    return visit
  }

  /// An address as people send it to each other, with the host by which this browser reached us.
  public func absolute(_ address: Address) -> String { browser.origin + address.description }

  /// Where the request came from, for slowing down guesses.
  public var remoteAddress: String { browser.remoteAddress }

  /// What tells this browser from others; nil until it has sent a form or signed in.
  public var browserKey: String? { browser.token?.browserKey }

  public var authority: AuthorityID { user.authority }
  public var store: Store { world.store }

  /// The day the page is asked for: today in England.
  public var today: CivilDate { world.today() }

  /// The kind of file that is asked for instead of the page; nil for the page.
  public var fileFormat: TableFormat? {
    query(ListWord.format).flatMap(TableFormat.init) ?? (wantsCSV ? .csv : nil)
  }

  /// The value of a name in the query; nil when it is absent or empty.
  public func query(_ name: String) -> String? {
    address.query.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// The identifier in a part of the path. Throws `Refusal.notFound` when it is none.
  public func id<Named>(_ name: String, of type: Named.Type = Named.self) throws -> ID<Named> {
    guard let text = parameters[name], let id = ID<Named>(text) else {
      throw Refusal.notFound("There is nothing at this address. The link may be incomplete.")
    }
    return id
  }

  /// Does what a form asks for; when something in it is wrong, shows the form again with what was
  /// typed and what is wrong (422). Everything else that is thrown passes on, and to a program what
  /// is wrong as well.
  public func retrying(
    _ work: () async throws -> Answer, onProblems page: ([Problem]) async throws -> Page
  ) async throws -> Answer {
    guard request == nil else { return try await work() }
    do {
      return try await work()
    } catch Refusal.invalid(let problems) {
      var again = try await page(problems)
      again.status = 422
      return .page(again)
    }
  }

  /// Makes a change in the user's name. The first change of a visit takes the form with it, in the
  /// same transaction: a form that was sent twice is acted on once, by whichever process.
  public func write<Value: Sendable>(
    because reason: String, _ body: @escaping @Sendable (WriteTransaction) throws -> Value
  ) async throws -> Value {
    let (sent, authority, isCounted) = (sent, authority, request != nil)
    let isFirst = sent.map { !$0.isTaken } ?? false
    let (value, changes) = try await store.write(as: user.author, because: reason) { db in
      if let sent, isFirst { try db.take(sent.key, saying: sent.words, in: authority) }
      let value = try body(db)
      return (value, isCounted ? try db.changes(write: db.write) : [])
    }
    if isFirst { sent?.markTaken() }
    request?.changes.add(changes)
    return value
  }
}

/// What is known of the browser behind a request.
struct Browser: Sendable {
  /// What its cookie holds: the session of somebody signed in, or a visitor's.
  var token: SessionToken?
  /// The session behind it, when somebody has signed in.
  var session: SignedInSession?
  /// Where the request came from.
  var remoteAddress = ""
  var userAgent: String?
  /// How the browser reached us: "https://goldthread.example".
  var origin = ""
}
