using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Tests.Profiling.Domain;

public sealed class ClusterTests
{
    private static readonly double[][] Corners = [[0, 0], [10, 0], [0, 10]];

    [Fact]
    public void Means_and_medoids_find_clouds_that_lie_apart()
    {
        var points = Clouds(40);
        foreach (var partition in (Partition[])[KMeans.Of(points, 3), KMedoids.Of(points, 3)])
        {
            Assert.Equal([40, 40, 40], partition.Sizes);
            Assert.All(Corners, corner => Assert.InRange(partition.Nearest(corner).Distance, 0, 0.5));
        }
    }

    [Fact]
    public void The_number_of_clouds_is_found()
    {
        var points = Clouds(40);

        Assert.Equal(3, Segmentation.Choose(points)!.Clusters);
        Assert.Equal(3, Segmentation.Choose(points, KMedoids.Of)!.Clusters);
    }

    [Fact]
    public void Meters_that_are_like_no_others_do_not_keep_the_rest_from_being_divided()
    {
        double[][] points = [.. Clouds(20)[..40], [0, 50], [0, 51]];

        var (partition, method) = Segmentation.Divide(points)!.Value;

        Assert.Null(Segmentation.Choose(points));
        Assert.Equal(SegmentMethod.Medoids, method);
        Assert.Equal([22, 20], partition.Sizes.OrderDescending());
        Assert.All(partition.Labels[..20], label => Assert.Equal(partition.Labels[0], label));
        Assert.All(partition.Centres, centre => Assert.DoesNotContain(points, point => point.SequenceEqual(centre)));
    }

    [Fact]
    public void Where_medoids_tell_no_more_apart_means_divide() => Assert.Equal(SegmentMethod.Means, Segmentation.Divide(Clouds(40))!.Value.Method);

    [Fact]
    public void An_outlier_moves_no_medoid()
    {
        double[][] points = [[1], [2], [3], [1000]];

        Assert.Equal([2.0], KMedoids.Of(points, 1).Centres[0]);
    }

    [Fact]
    public void The_same_points_give_the_same_clusters() => Assert.Equal(KMeans.Of(Clouds(20), 4).Labels, KMeans.Of(Clouds(20), 4).Labels);

    [Fact]
    public void Points_that_are_all_alike_are_not_divided()
    {
        double[][] points = [.. Enumerable.Range(0, 30).Select(_ => new double[] { 1, 1 })];

        Assert.Null(Segmentation.Choose(points));
        Assert.Null(Segmentation.Divide(points));
    }

    [Fact]
    public void Silhouette_and_Davies_Bouldin_of_a_worked_example()
    {
        double[][] points = [[0], [2], [10], [12]];
        var partition = new Partition([0, 0, 1, 1], [[1], [11]], 4);

        var quality = PartitionQuality.Of(points, partition);

        // (11 - 2) / 11 for the outer points, (9 - 2) / 9 for the inner ones; (1 + 1) / 10.
        Assert.Equal(((9 / 11.0) + (7 / 9.0)) / 2, quality.Silhouette, 1e-12);
        Assert.Equal(0.2, quality.DaviesBouldin, 1e-12);
    }

    [Fact]
    public void Segments_keep_their_names_when_they_move_a_little_and_new_ones_get_new_names()
    {
        (int, double[])[] former = [(1, [0, 0]), (2, [10, 0]), (3, [0, 10])];

        Assert.Equal([3, 4, 1], SegmentNames.Keep(former, [[0.5, 9], [20, 20], [1, 0.5]], nextName: 4));
        Assert.Equal([1, 2], SegmentNames.Keep([], [[0, 0], [1, 1]], nextName: 1));
    }

    [Fact]
    public void A_segment_that_was_away_for_a_month_comes_back_by_its_name()
    {
        (int, double[])[] former = [(1, [0, 0]), (2, [10, 0])];

        Assert.Equal([2, 3, 4], SegmentNames.Keep(former, [[9, 0], [1, 9], [20, 20]], nextName: 4, earlier: [(3, [0, 10])]));
        Assert.Equal([1, 2], SegmentNames.Keep(former, [[0, 1], [10, 1]], nextName: 4, earlier: [(3, [0, 1])]));
    }

    [Fact]
    public void A_day_unlike_all_others_is_atypical()
    {
        var points = Clouds(40);
        var days = AtypicalDays.From(points, KMeans.Of(points, 3));

        Assert.False(days.Judge([0.1, 9.8]).IsAtypical);
        Assert.True(days.Judge([5, 5]).IsAtypical);
        Assert.InRange(points.Count(point => days.Judge(point).IsAtypical), 1, 2);
    }

    private static double[][] Clouds(int each)
    {
        var random = new Random(2);
        return [.. Corners.SelectMany(corner => Enumerable.Range(0, each).Select(_ => new[] { corner[0] + random.NextDouble() - 0.5, corner[1] + random.NextDouble() - 0.5 }))];
    }
}
