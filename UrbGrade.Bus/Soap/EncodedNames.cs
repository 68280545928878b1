using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>The last names of elements and attributes in UTF-8. Documents repeat few names often, within and between messages.</summary>
internal sealed class EncodedNames
{
    private const int Slots = 256;
    private const int LongestName = 1024;

    private readonly EncodedName?[] slots = new EncodedName?[Slots];

    /// <exception cref="XmlException">The name is longer than any honest one.</exception>
    public EncodedName Of(string prefix, string localName)
    {
        // Weights under which no two names of a signed request share a slot.
        ref var slot = ref slots[(localName[0] * 21 + localName[^1] * 37 + localName.Length * 7 + prefix.Length * 3) % Slots];
        if (slot is null || slot.LocalName != localName || slot.Prefix != prefix)
        {
            if (prefix.Length + localName.Length > LongestName)
                throw new XmlException("A name is too long.");
            slot = new EncodedName(prefix, localName);
        }

        return slot;
    }
}
