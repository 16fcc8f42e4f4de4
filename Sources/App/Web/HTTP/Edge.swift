import HTTPTypes
import Hummingbird
import Kernel
import Logging
import SiteMap
import Storage

/// The outermost layer: names the request, refuses addresses that cannot be read, answers what no
/// route answers, and puts the headers on everything that leaves.
struct Edge: RouterMiddleware {
  typealias Context = WebContext

  let gate: Gate
  let routes: RouteTable

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let id = RequestName.make()
    var context = context
    context.logger[metadataKey: "request.id"] = "\(id)"
    var response = await inner(request, context, id, next)
    response.headers[.requestID] = id
    SecurityHeaders(isSecure: gate.shell.isSecure).add(
      to: &response.headers,
      hidesAddress: Address(local: request.head.path ?? "/")?.holdsSecret ?? false)
    return response
  }

  private func inner(
    _ request: Request, _ context: WebContext, _ id: String,
    _ next: (Request, WebContext) async throws -> Response
  ) async -> Response {
    guard let address = Address(local: request.head.path ?? "/") else {
      if request.head.path?.hasPrefix(Gate.operationsPath) == true {
        return problem(.unreadable, "The address is not written correctly.", request, context, id)
      }
      return await page(ErrorPages.malformedAddress(), request, context, id)
    }
    if let bare = Self.withoutTrailingSlash(address),
      request.method == .get || request.method == .head
    {
      return Response(status: .permanentRedirect, headers: [.location: bare.description])
    }
    do {
      return try await next(request, context)
    } catch {
      return await unanswered(address, request, context, id, error)
    }
  }

  /// No route has answered: there is none, or only one for another method.
  private func unanswered(
    _ address: Address, _ request: Request, _ context: WebContext, _ id: String, _ error: any Error
  ) async -> Response {
    let isForPrograms = address.path.hasPrefix(Gate.operationsPath)
    guard let http = error as? HTTPError, http.status == .notFound else {
      let arrival = gate.strangerArrival(request, context, id: id)
      return isForPrograms ? await gate.problem(error, arrival) : gate.failure(error, arrival)
    }
    let methods = routes.methods(at: address)
    guard !methods.isEmpty else {
      return isForPrograms
        ? problem(
          .notFound, "The API has no such address. Look it up in /api/v1/openapi.json.", request,
          context, id)
        : await page(ErrorPages.notFound(), request, context, id)
    }
    var response =
      isForPrograms
      ? problem(.wrongMethod, "It knows \(methods.joined(separator: ", ")).", request, context, id)
      : await page(ErrorPages.wrongMethod(), request, context, id)
    response.headers[.allow] = methods.joined(separator: ", ")
    return response
  }

  private func problem(
    _ kind: APIProblem.Kind, _ detail: String, _ request: Request, _ context: WebContext,
    _ id: String
  ) -> Response {
    gate.response(
      APIProblem(kind, detail), gate.strangerArrival(request, context, id: id))
  }

  private func page(
    _ page: Page, _ request: Request, _ context: WebContext, _ id: String
  ) async -> Response {
    do {
      let arrival = try await gate.arrival(request, context, id: id)
      return gate.reply.response(page.leadingToAllThatIsAsked(from: arrival), to: arrival)
    } catch {
      return gate.failure(error, gate.strangerArrival(request, context, id: id))
    }
  }

  static func withoutTrailingSlash(_ address: Address) -> Address? {
    guard address.path.utf8.count > 1, address.path.hasSuffix("/") else { return nil }
    let rest = address.description.dropFirst(address.path.count)
    return Address(local: String(address.path.dropLast()) + String(rest))
  }
}

/// The name of a request: eight letters and digits that can be read out on the telephone.
enum RequestName {
  static func make() -> String {
    let token = RandomToken.make()
    return "\(token.prefix(4))-\(token.dropFirst(4).prefix(4))"
  }
}
