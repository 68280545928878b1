using Microsoft.ML.Trainers.FastTree;

namespace UrbGrade.Modules.Prediction.Domain.Boosting;

/// <summary>Fitted regression trees as plain numbers: small to keep, quick to ask, and free of the library that grew them.</summary>
internal sealed class TreeEnsemble
{
    private readonly Node[] nodes;
    private readonly float[] leaves;
    private readonly (int Nodes, int Leaves)[] trees;
    private readonly float bias;

    private TreeEnsemble(Node[] nodes, float[] leaves, (int Nodes, int Leaves)[] trees, float bias) =>
        (this.nodes, this.leaves, this.trees, this.bias) = (nodes, leaves, trees, bias);

    /// <summary>The trees of a fitted model; splits by number alone.</summary>
    public static TreeEnsemble Of(RegressionTreeEnsemble grown)
    {
        var nodes = new List<Node>();
        var leaves = new List<float>();
        var trees = new List<(int Nodes, int Leaves)>();
        for (var i = 0; i < grown.Trees.Count; i++)
        {
            var tree = grown.Trees[i];
            for (var node = 0; node < tree.NumberOfNodes; node++)
            {
                nodes.Add(new Node(
                    (byte)tree.NumericalSplitFeatureIndexes[node], tree.NumericalSplitThresholds[node], (short)tree.LeftChild[node], (short)tree.RightChild[node]));
            }

            leaves.AddRange(tree.LeafValues.Select(leaf => (float)(leaf * grown.TreeWeights[i])));
            trees.Add((tree.NumberOfNodes, tree.LeafValues.Count));
        }

        return new TreeEnsemble([.. nodes], [.. leaves], [.. trees], (float)grown.Bias);
    }

    /// <summary>The estimate for some features.</summary>
    public float Estimate(ReadOnlySpan<float> features)
    {
        double sum = bias;
        var (firstNode, firstLeaf) = (0, 0);
        foreach (var tree in trees)
        {
            // A child below 0 is a leaf, counted from -1 down.
            var at = tree.Nodes == 0 ? -1 : 0;
            while (at >= 0)
            {
                ref readonly var node = ref nodes[firstNode + at];
                at = features[node.Feature] <= node.Threshold ? node.Left : node.Right;
            }

            sum += leaves[firstLeaf + ~at];
            firstNode += tree.Nodes;
            firstLeaf += tree.Leaves;
        }

        return (float)sum;
    }

    public void Save(BinaryWriter into)
    {
        into.Write(bias);
        into.Write(trees.Length);
        foreach (var (count, ends) in trees)
        {
            into.Write((short)count);
            into.Write((short)ends);
        }

        foreach (var node in nodes)
        {
            into.Write(node.Feature);
            into.Write(node.Threshold);
            into.Write(node.Left);
            into.Write(node.Right);
        }

        foreach (var leaf in leaves)
        {
            into.Write(leaf);
        }
    }

    public static TreeEnsemble Load(BinaryReader from)
    {
        var bias = from.ReadSingle();
        var trees = new (int Nodes, int Leaves)[from.ReadInt32()];
        for (var i = 0; i < trees.Length; i++)
        {
            trees[i] = (from.ReadInt16(), from.ReadInt16());
        }

        var nodes = new Node[trees.Sum(tree => tree.Nodes)];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new Node(from.ReadByte(), from.ReadSingle(), from.ReadInt16(), from.ReadInt16());
        }

        var leaves = new float[trees.Sum(tree => tree.Leaves)];
        for (var i = 0; i < leaves.Length; i++)
        {
            leaves[i] = from.ReadSingle();
        }

        return new TreeEnsemble(nodes, leaves, trees, bias);
    }

    private readonly record struct Node(byte Feature, float Threshold, short Left, short Right);
}
