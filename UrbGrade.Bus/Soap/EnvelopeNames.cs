using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>The names that an <see cref="XmlReader"/> meets, each as one string. Envelopes repeat few names: the last ones are found
/// by a glance, and the table may serve one envelope after the other. It serves one thread.</summary>
internal sealed class EnvelopeNames : XmlNameTable
{
    private const int Slots = 1024;

    /// <summary>More than honest envelopes have names.</summary>
    private const int MostKept = 1024;

    // What the glance misses is found by the platform's own table, whose hashes nobody can make collide.
    private readonly NameTable all = new();
    private readonly string?[] recent = new string?[Slots];
    private int missed;

    public EnvelopeNames()
    {
        Settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = true,
            CloseInput = true,
            NameTable = this,
        };
        // The long ones that are compared with at every step: the same string is equal at once.
        foreach (var uri in (ReadOnlySpan<string>)[SoapNames.Soap, SoapNames.Wsse, SoapNames.Wsse11, SoapNames.Wsu, SoapNames.Signature])
            Add(uri);
    }

    /// <summary>How envelopes are read, with these names.</summary>
    public XmlReaderSettings Settings { get; }

    /// <summary>Whether the names are worth keeping for the next envelope.</summary>
    public bool IsSmall => missed <= MostKept;

    /// <inheritdoc/>
    public override string Add(char[] array, int offset, int length)
    {
        var name = array.AsSpan(offset, length);
        if (name.IsEmpty)
            return "";
        ref var slot = ref SlotOf(name);
        if (slot is null || !name.SequenceEqual(slot))
        {
            slot = all.Add(array, offset, length);
            missed++;
        }

        return slot;
    }

    /// <inheritdoc/>
    public override string Add(string array)
    {
        if (array.Length == 0)
            return "";
        ref var slot = ref SlotOf(array);
        if (slot is null || slot != array)
        {
            slot = all.Add(array);
            missed++;
        }

        return slot;
    }

    /// <inheritdoc/>
    public override string? Get(char[] array, int offset, int length) => all.Get(array, offset, length);

    /// <inheritdoc/>
    public override string? Get(string array)
    {
        if (array.Length == 0)
            return "";
        var name = SlotOf(array);
        return name is not null && name == array ? name : all.Get(array);
    }

    // Weights under which no two names of a signed request share a slot.
    private ref string? SlotOf(ReadOnlySpan<char> name) =>
        ref recent[(name[0] * 67 + name[^1] * 29 + name[name.Length / 2] * 13 + name.Length) % Slots];
}
