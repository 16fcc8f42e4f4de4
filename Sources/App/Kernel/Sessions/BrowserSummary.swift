/// A browser's long description of itself, made short for people: "Firefox on Windows".
public enum BrowserSummary {
  /// Nothing of the text itself is kept when it is not understood.
  public static func of(userAgent: String?) -> String {
    guard let text = userAgent, !text.isEmpty else { return "Unknown browser" }
    // The order matters: Edge also says Chrome, Chrome also says Safari.
    let browsers = [
      ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
      ("Chrome/", "Chrome"), ("Chromium/", "Chromium"), ("CriOS/", "Chrome"),
      ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    let systems = [
      ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
      ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
    ]
    let browser = browsers.first { text.contains($0.0) }?.1 ?? "Unknown browser"
    let system = systems.first { text.contains($0.0) }?.1
    return system.map { "\(browser) on \($0)" } ?? browser
  }
}
