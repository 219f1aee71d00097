package shop;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import shop.store.Store;

class StoreHandler extends SimpleChannelInboundHandler<String> {

    private final Store store = new Store();

    @Override
    protected void channelRead0(ChannelHandlerContext context, String id) throws Exception {
        context.writeAndFlush(store.fetch(id));
    }
}
