using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>An envelope from a store, which was verified before it was stored.</summary>
public static class StoredEnvelope
{
    /// <summary>A reader that stands on the Body, found as <see cref="VerifiedEnvelope.OpenBody"/> finds it. The caller disposes it.</summary>
    public static XmlReader OpenBody(ReadOnlyMemory<byte> envelope)
    {
        var reader = EnvelopeReader.Open(envelope);
        reader.SkipToBody();
        return reader.Xml;
    }
}
