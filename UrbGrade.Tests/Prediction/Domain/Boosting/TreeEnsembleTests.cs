using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;
using UrbGrade.Modules.Prediction.Domain.Boosting;

namespace UrbGrade.Tests.Prediction.Domain.Boosting;

public sealed class TreeEnsembleTests
{
    [Fact]
    public void Trees_taken_out_of_a_model_and_stored_estimate_as_the_model_does()
    {
        var random = new Random(5);
        var examples = Enumerable.Range(0, 2_000).Select(_ => new Example { Features = [random.NextSingle(), random.NextSingle(), random.NextSingle()] }).ToList();
        examples.ForEach(example => example.Label = (3 * example.Features[0]) + (example.Features[1] > 0.5 ? 2 : 0) + (0.1f * random.NextSingle()));
        var context = new MLContext(seed: 1);
        var model = context.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options { NumberOfIterations = 40, NumberOfThreads = 1, Seed = 1 })
            .Fit(context.Data.LoadFromEnumerable(examples));
        using var engine = context.Model.CreatePredictionEngine<Example, Estimate>(model);

        using var stored = new MemoryStream();
        TreeEnsemble.Of(model.Model.TrainedTreeEnsemble).Save(new BinaryWriter(stored));
        stored.Position = 0;
        var trees = TreeEnsemble.Load(new BinaryReader(stored));

        Assert.All(examples.Take(500), example => Assert.Equal(engine.Predict(example).Score, trees.Estimate(example.Features), 1e-4f));
        Assert.InRange(stored.Length, 1_000, 40_000);
    }

    private sealed class Example
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }

    private sealed class Estimate
    {
        public float Score { get; set; }
    }
}
