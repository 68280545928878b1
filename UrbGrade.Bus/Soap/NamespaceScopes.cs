namespace UrbGrade.Bus.Soap;

/// <summary>The namespace declarations that canonical output has already rendered, element by element.</summary>
internal sealed class NamespaceScopes
{
    private int[] frames = new int[16];
    private (string Prefix, string Uri)[] rendered = new (string, string)[16];
    private int depth;
    private int count;
    private int frameStart;
    private int outerCount;
    private bool hasDefault;

    /// <summary>Declarations in scope.</summary>
    public int Count => count;

    /// <summary>Whether some element leaned on what the outermost one rendered, or had to undo it.</summary>
    public bool LeansOnOutermost { get; private set; }

    public void Clear()
    {
        depth = count = frameStart = outerCount = 0;
        LeansOnOutermost = hasDefault = false;
    }

    public void Push()
    {
        if (depth == 1)
            outerCount = count;
        if (depth == frames.Length)
            Array.Resize(ref frames, depth * 2);
        frames[depth++] = frameStart;
        frameStart = count;
    }

    public void Pop()
    {
        count = frameStart;
        frameStart = frames[--depth];
    }

    /// <summary>Asks for a declaration at the current element, unless output already has it in force.</summary>
    public void Need(string prefix, string uri)
    {
        // Most elements have neither prefix nor namespace: without a default namespace there is nothing to undo.
        if (!hasDefault && prefix.Length == 0 && uri.Length == 0)
            return;
        for (var i = count - 1; i >= 0; i--)
        {
            if (!ReferenceEquals(rendered[i].Prefix, prefix) && rendered[i].Prefix != prefix)
                continue;
            var same = ReferenceEquals(rendered[i].Uri, uri) || rendered[i].Uri == uri;
            if (i < outerCount && (same || uri.Length == 0))
                LeansOnOutermost = true;
            if (!same)
                Declare(prefix, uri);
            return;
        }

        if ((prefix.Length > 0 || uri.Length > 0) && prefix != "xml")
            Declare(prefix, uri);
    }

    /// <summary>Whether the current element has to declare anything.</summary>
    public bool Declares => count > frameStart;

    /// <summary>What the current element has to declare, in canonical order.</summary>
    public ReadOnlySpan<(string Prefix, string Uri)> Declarations()
    {
        var own = rendered.AsSpan(frameStart, count - frameStart);
        if (own.Length > 1)
            own.Sort(static (a, b) => CodePointOrder.Compare(a.Prefix, b.Prefix));
        return own;
    }

    private void Declare(string prefix, string uri)
    {
        if (count == rendered.Length)
            Array.Resize(ref rendered, count * 2);
        rendered[count++] = (prefix, uri);
        hasDefault |= prefix.Length == 0;
    }
}
