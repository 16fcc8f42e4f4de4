import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import SiteMap
import Storage

/// The service as HTTP: the site's routes and the shell's own (signing in, one's account, history,
/// accessibility), behind the gate.
public struct WebServer: Sendable {
  public let shell: Shell
  public let world: World
  /// Every route there is, those of the shell with them: what the test of permissions walks
  /// through.
  public let site: Site

  public init(site: Site, shell: Shell, world: World) {
    self.shell = shell
    self.world = world
    var site = site
    ShellPages(shell: shell).addRoutes(to: &site)
    self.site = site
  }

  /// An application that listens on an address, to run with `runService()`.
  public func makeApplication(
    host: String, port: Int, onReady: @escaping @Sendable (any Channel) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    Application(
      responder: makeRouter().buildResponder(),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: nil),
      onServerRunning: onReady, logger: world.logger)
  }

  func makeRouter() -> Router<WebContext> {
    let gate = Gate(shell: shell, world: world, kinds: site.kinds)
    let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: Edge(gate: gate, routes: RouteTable(site.routes)))
    for route in site.routes {
      router.on(Self.path(route), method: route.method.inHTTP) { request, context in
        route.isForPrograms
          ? await gate.respondToProgram(request, context, at: route, id: context.requestName)
          : await gate.respond(to: request, context, at: route, id: context.requestName)
      }
    }
    addAssets(to: router)
    return router
  }

  /// Named parts are called by their position, because two slices may call the same part
  /// differently.
  private static func path(_ route: Site.Route) -> RouterPath {
    let parts = route.path.split(separator: "/").enumerated().map { index, part in
      part.hasPrefix(":") ? ":part\(index)" : String(part)
    }
    return RouterPath(parts.joined(separator: "/"))
  }

  private func addAssets(to router: Router<WebContext>) {
    router.get("assets/:name") { request, context in
      guard let name = context.parameters.get("name"), let asset = Assets.named(name) else {
        throw HTTPError(.notFound)
      }
      return Response(
        status: .ok,
        headers: [
          .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable",
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
    let store = world.store
    router.get("healthz") { _, _ in
      do {
        _ = try await store.read { try $0.value(Int.self, "SELECT 1") }
        return Response.words("ok\n", .ok)
      } catch {
        return Response.words("the database cannot be read\n", .serviceUnavailable)
      }
    }
  }
}

extension Response {
  fileprivate static func words(_ text: String, _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

extension Site.Method {
  fileprivate var inHTTP: HTTPRequest.Method {
    switch self {
    case .get: .get
    case .post: .post
    case .put: .put
    case .delete: .delete
    }
  }
}

extension WebContext {
  /// The name that the edge gave the request.
  var requestName: String { logger[metadataKey: "request.id"].map { "\($0)" } ?? "unnamed" }
}
