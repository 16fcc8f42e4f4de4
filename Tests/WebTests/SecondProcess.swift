import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel

@testable import Web

extension Site {
  static var demo: Site {
    var site = Site()
    DemoPages().addRoutes(to: &site)
    return site
  }
}

extension WebServer {
  /// Sends a form of the browser's last page to this server instead.
  func answer(
    to browser: DemoBrowser, _ address: String, _ fields: [(String, String)]
  ) async throws -> DemoBrowser.Answer {
    let tokens = [FieldName.csrf, FieldName.once].compactMap { name in
      browser.last.hidden(name).map { (name, $0) }
    }
    let cookies = browser.cookies
    let app = Application(responder: makeRouter().buildResponder())
    return try await app.test(.router) { client in
      let other = DemoBrowser(client)
      other.cookies = cookies
      return try await other.post(address, fields + tokens)
    }
  }
}
