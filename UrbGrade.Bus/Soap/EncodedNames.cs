using System.Text;

namespace UrbGrade.Bus.Soap;

/// <summary>The last names of elements and attributes in UTF-8. A document repeats few names often, and its reader hands out the same
/// string for the same name, so comparing references is enough.</summary>
internal sealed class EncodedNames
{
    private const int Slots = 128;

    private readonly (string? Prefix, string? LocalName, byte[] Octets)[] slots = new (string?, string?, byte[])[Slots];

    public ReadOnlySpan<byte> Encoded(string prefix, string localName)
    {
        ref var slot = ref slots[(localName[0] * 5 + localName[^1] * 3 + localName.Length + prefix.Length) % Slots];
        if (!ReferenceEquals(slot.LocalName, localName) || !ReferenceEquals(slot.Prefix, prefix))
            slot = (prefix, localName, Encoding.UTF8.GetBytes(prefix.Length == 0 ? localName : $"{prefix}:{localName}"));
        return slot.Octets;
    }
}
