import Foundation

/// The system's expat, opened at run time: what is only measured against need not be built against.
struct Expat {
  private typealias Start =
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<CChar>?,
      UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) -> Void
  private typealias End = @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Void
  private typealias Text =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, CInt) -> Void
  private typealias Create = @convention(c) (UnsafePointer<CChar>?) -> OpaquePointer?
  private typealias Free = @convention(c) (OpaquePointer?) -> Void
  private typealias SetElements = @convention(c) (OpaquePointer?, Start, End) -> Void
  private typealias SetText = @convention(c) (OpaquePointer?, Text) -> Void
  private typealias Parse = @convention(c) (OpaquePointer?, UnsafeRawPointer?, CInt, CInt) -> CInt

  private let create: Create
  private let free: Free
  private let setElements: SetElements
  private let setText: SetText
  private let parsePart: Parse

  init() throws {
    guard let library = dlopen("libexpat.so.1", RTLD_NOW) else {
      throw MeasurementFault("libexpat.so.1 is not installed; install Debian's libexpat1")
    }
    func function<Function>(_ name: String, as type: Function.Type) throws -> Function {
      guard let symbol = dlsym(library, name) else {
        throw MeasurementFault("libexpat.so.1 has no '\(name)'")
      }
      return unsafeBitCast(symbol, to: type)
    }
    create = try function("XML_ParserCreate", as: Create.self)
    free = try function("XML_ParserFree", as: Free.self)
    setElements = try function("XML_SetElementHandler", as: SetElements.self)
    setText = try function("XML_SetCharacterDataHandler", as: SetText.self)
    parsePart = try function("XML_Parse", as: Parse.self)
  }

  /// Whether expat finds the bytes well-formed. Its handlers do nothing.
  func accepts(_ bytes: [UInt8]) -> Bool {
    let parser = create(nil)
    defer { free(parser) }
    setElements(parser, { _, _, _ in }, { _, _ in })
    setText(parser, { _, _, _ in })
    return bytes.withUnsafeBytes { parsePart(parser, $0.baseAddress, CInt($0.count), 1) } == 1
  }

  func parse(_ bytes: [UInt8]) throws {
    guard accepts(bytes) else { throw MeasurementFault("expat finds the file not well-formed") }
  }
}
