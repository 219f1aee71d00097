package shop;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

class OrderHandler extends SimpleChannelInboundHandler<String> {

    private final Orders orders;

    OrderHandler(Orders orders) {
        this.orders = orders;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, String id) throws Exception {
        context.writeAndFlush(orders.find(id));
    }
}
